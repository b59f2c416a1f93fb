package io.spectracast.experiment;

import io.spectracast.data.DataSource;
import io.spectracast.data.Dataset;
import io.spectracast.exhibit.Claim;
import io.spectracast.exhibit.Exhibit;
import io.spectracast.exhibit.Table;
import io.spectracast.experiment.RepulsionConfig.Stepping;
import io.spectracast.experiment.RepulsionJudge.Slope;
import io.spectracast.figure.Figure;
import io.spectracast.lab.Examples;
import io.spectracast.lab.Task;
import io.spectracast.lab.Training;
import io.spectracast.lab.TrainingConfig;
import io.spectracast.levels.LevelTest;
import io.spectracast.random.RandomStreams;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Do the singular values of trained layers repel, and as the theory says? Level statistics over
 * time, from weights as drawn and from levels made independent; and the repulsion drift in recorded
 * increments, with isotropic noise and with the noise measured in other windows.
 */
final class RepulsionExperiment implements Experiment {

  private final Function<Budget, RepulsionConfig> configs;

  RepulsionExperiment() {
    this(RepulsionConfig::of);
  }

  /** With other sizes. */
  RepulsionExperiment(Function<Budget, RepulsionConfig> configs) {
    this.configs = configs;
  }

  @Override
  public String name() {
    return "repulsion";
  }

  @Override
  public String summary() {
    return "do singular values repel, and as the theory says?";
  }

  @Override
  public Exhibit run(Budget budget, Bench bench) throws IOException {
    RepulsionConfig config = configs.apply(budget);
    Session session = new Session(config, bench);
    for (int stepping = 0; stepping < config.steppings().size(); stepping++) {
      session.train(stepping);
    }
    return session.exhibit(budget);
  }

  /** One run of the experiment. */
  private static final class Session {

    private final RepulsionConfig config;
    private final Bench bench;
    private final DataSource source;
    private final LevelTest test;
    private final double confidence;
    private final List<PooledLevels> levels = new ArrayList<>();
    private final Map<String, PooledSlopes> slopes = new LinkedHashMap<>();
    private final List<Figure> figures = new ArrayList<>();

    Session(RepulsionConfig config, Bench bench) {
      this.config = config;
      this.bench = bench;
      this.source = bench.datasets().digits();
      int cases = config.steppings().size() * config.layers().size();
      this.confidence = 1 - RepulsionJudge.LEVEL / cases;
      this.test = new LevelTest(config.replicates(), confidence, bench.seed());
    }

    void train(int stepping) throws IOException {
      Stepping chosen = config.steppings().get(stepping);
      Dataset data = bench.load(source);
      TrainingConfig training = config.training(chosen);
      try (Task task = new Task(training, data);
          Examples probe = probe(task)) {
        List<Numbers> drawn = bench.cells("levels as drawn", levelCells(stepping, false, task));
        List<Numbers> independent =
            bench.cells("independent levels", levelCells(stepping, true, task));
        List<Numbers> windows = bench.cells("windows", windowCells(chosen, task, probe));
        bench.remark("testing levels");
        testLevels(stepping, drawn, independent);
        for (int layer = 0; layer < config.layers().size(); layer++) {
          slopes.put(where(stepping, layer), new PooledSlopes(windows, layer));
        }
        addFigures(stepping, drawn, independent);
      }
    }

    private Examples probe(Task task) {
      int count = task.train().count();
      int[] order = new RandomStreams(bench.seed()).permutation("probe", 0, count);
      return task.train().subset(Arrays.copyOf(order, Math.min(config.probe(), count)));
    }

    private List<Cell> levelCells(int stepping, boolean independent, Task task) {
      Stepping chosen = config.steppings().get(stepping);
      String start = independent ? "independent" : "drawn";
      return seeds(config.levelSeeds()).stream()
          .map(
              seed ->
                  new Cell(
                      "levels-%s-%s-seed%d".formatted(config.word(chosen), start, seed),
                      () ->
                          new LevelRun(config, config.training(chosen).withSeed(seed), independent)
                              .numbers(task, bench::requireGoing)))
          .toList();
    }

    private List<Long> seeds(int count) {
      List<Long> seeds = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        seeds.add(bench.seed() + i);
      }
      return seeds;
    }

    private List<Cell> windowCells(Stepping stepping, Task task, Examples probe) {
      return seeds(config.seeds()).stream()
          .map(
              seed ->
                  new Cell(
                      "windows-%s-lag%d-reach%d-probe%d-seed%d"
                          .formatted(
                              config.word(stepping),
                              config.lag(),
                              config.reach(),
                              config.probe(),
                              seed),
                      () -> windows(stepping, task, probe, seed)))
          .toList();
    }

    private Numbers windows(Stepping stepping, Task task, Examples probe, long seed)
        throws IOException {
      List<double[]> rows = new ArrayList<>();
      try (Training training = new Training(config.training(stepping).withSeed(seed), task);
          MovementRecorder recorder =
              new MovementRecorder(
                  config.firstWindow(),
                  config.lag(),
                  stepping.learningRate(),
                  stepping.momentum(),
                  config.layers(),
                  task,
                  probe,
                  bench::requireGoing)) {
        LevelRun.requireFinished(
            training.run(recorder, (step, total, loss, rate) -> {}, () -> false));
        for (int layer = 0; layer < config.layers().size(); layer++) {
          RandomStreams streams = new RandomStreams(seed).substreams(stepping.word(), layer);
          Movement movement = recorder.movement(config.layers().get(layer));
          RepulsionRun run = new RepulsionRun(movement, config.reach(), streams);
          rows.addAll(run.regress(bench::requireGoing).rows(layer));
        }
      }
      return new Numbers(RepulsionRun.COLUMNS, rows);
    }

    private void testLevels(int stepping, List<Numbers> drawn, List<Numbers> independent) {
      for (int layer = 0; layer < config.layers().size(); layer++) {
        for (int update : config.times()) {
          bench.requireGoing();
          levels.add(PooledLevels.of(stepping, layer, false, update, drawn, test));
          levels.add(PooledLevels.of(stepping, layer, true, update, independent, test));
        }
      }
    }

    private String where(int stepping, int layer) {
      String name = config.layers().get(layer);
      return config.steppings().get(stepping).words() + ", " + name.replace(".weight", "");
    }

    private String shortly(int stepping, int layer) {
      return config.layers().get(layer).replace(".weight", "")
          + ", "
          + config.steppings().get(stepping).shortly();
    }

    private void addFigures(int stepping, List<Numbers> drawn, List<Numbers> independent) {
      int layer = config.layers().size() - 1;
      String where = shortly(stepping, layer);
      PooledSlopes pooled = slopes.get(where(stepping, layer));
      figures.add(
          RepulsionFigures.gaps(
              "gaps-" + (stepping + 1),
              where,
              pooled.bins(RepulsionTrial.MEASURED_SECOND, confidence),
              pooled.bins(RepulsionTrial.ISOTROPIC_SECOND, confidence)));
      figures.add(
          RepulsionFigures.ratios(
              "ratios-" + (stepping + 1),
              where,
              levels(stepping, layer, false),
              levels(stepping, layer, true)));
      figures.add(spacings("drawn", "start as drawn", stepping, layer, drawn));
      figures.add(spacings("independent", "start independent", stepping, layer, independent));
    }

    private Figure spacings(String id, String start, int stepping, int layer, List<Numbers> runs) {
      return RepulsionFigures.spacings(
          "spacings-%s-%d".formatted(id, stepping + 1),
          "Spacings, %s: %s".formatted(start, shortly(stepping, layer)),
          "Spacings of the middle 80 %% of the singular values after %d updates, %d runs together: %s."
              .formatted(config.updates(), runs.size(), where(stepping, layer)),
          LevelTest.spacings(
              PooledLevels.spectra(runs, LevelRun.TRAINED, layer, config.updates())));
    }

    private List<PooledLevels> levels(int stepping, int layer, boolean independent) {
      return levels.stream()
          .filter(l -> l.stepping() == stepping && l.layer() == layer)
          .filter(l -> l.independent() == independent)
          .toList();
    }

    Exhibit exhibit(Budget budget) {
      return new Exhibit(
          "repulsion",
          "Do singular values repel, and as the theory says?",
          "The theory moves singular values as charges that repel each other. Are the levels of"
              + " trained layers spaced like those of random matrices, is that the doing of training,"
              + " and is the drift in recorded increments the theory's?",
          RepulsionMethod.lines(config, confidence),
          claims(),
          tables(),
          figures,
          settings(),
          bench.command("repulsion", budget),
          bench.seconds(),
          bench.provenance());
    }

    private List<Table> tables() {
      return List.of(
          RepulsionTables.levels(config, levels),
          RepulsionTables.slopes(slopes, confidence),
          RepulsionTables.gaps(slopes, confidence),
          RepulsionTables.scales(slopes, config.lag()));
    }

    private List<Claim> claims() {
      List<PooledLevels> drawn = levels.stream().filter(l -> !l.independent()).toList();
      List<PooledLevels> ends =
          levels.stream().filter(l -> l.independent() && l.update() == config.updates()).toList();
      List<String> where = ends.stream().map(l -> where(l.stepping(), l.layer())).toList();
      return List.of(
          RepulsionJudge.levelsOfRuns(
              "published: singular values follow Dyson Brownian motion and repel; the levels of a"
                  + " layer show Wigner statistics at every time",
              drawn),
          RepulsionJudge.acquired(
              "it is training that makes levels repel: levels independent at the start show Wigner"
                  + " statistics at the end",
              ends,
              where),
          RepulsionJudge.asFast(
              "levels independent at the start come to repel as under isotropic noise that moves the"
                  + " weights as far",
              ends,
              where),
          RepulsionJudge.slopeOne(
              "published: the repulsion drift is that of isotropic noise, ν² s_k/(s_k² − s_j²)",
              slopes(RepulsionTrial.ISOTROPIC_SECOND)),
          RepulsionJudge.slopeOne(
              "corrected: the repulsion drift is that of the noise as measured in the singular frame",
              slopes(RepulsionTrial.MEASURED_SECOND)),
          RepulsionJudge.slopeOne(
              "whole displacements, less the drift by gradient and momentum at the start of the"
                  + " window, show the repulsion of the noise as measured",
              slopes(RepulsionTrial.MEASURED_WHOLE)),
          RepulsionJudge.controls(
              "the method finds the theory's repulsion in simulated motion and none in levels that"
                  + " move independently",
              controls(RepulsionTrial.SIMULATED_SECOND, RepulsionTrial.REPLAYED_SECOND),
              controls(RepulsionTrial.STILL_WHOLE)));
    }

    private List<Slope> slopes(RepulsionTrial trial) {
      return slopes.entrySet().stream()
          .map(e -> new Slope(e.getKey(), e.getValue().slope(trial, confidence)))
          .toList();
    }

    /** With intervals wide enough for all controls together. */
    private List<Slope> controls(RepulsionTrial... trials) {
      double wide = 1 - (1 - confidence) / 3;
      List<Slope> controls = new ArrayList<>();
      slopes.forEach(
          (where, pooled) -> {
            for (RepulsionTrial trial : trials) {
              controls.add(
                  new Slope(where + ", " + trial.motion() + ":", pooled.slope(trial, wide)));
            }
          });
      return controls;
    }

    private Map<String, String> settings() {
      Map<String, String> settings = new TreeMap<>();
      settings.put("data", source.text());
      settings.put("hidden-widths", config.hidden() + "," + config.hidden());
      settings.put("batch-size", Integer.toString(config.batchSize()));
      settings.put("updates", Integer.toString(config.updates()));
      settings.put("level-seeds", Integer.toString(config.levelSeeds()));
      settings.put("window-seeds", Integer.toString(config.seeds()));
      settings.put("first-window", Integer.toString(config.firstWindow()));
      settings.put("lag", Integer.toString(config.lag()));
      settings.put("windows", Integer.toString(config.windows()));
      settings.put("reach", Integer.toString(config.reach()));
      settings.put("probe-examples", Integer.toString(config.probe()));
      settings.put("replicates", Integer.toString(config.replicates()));
      return settings;
    }
  }
}
