package io.spectracast.experiment;

import io.spectracast.data.DataSource;
import io.spectracast.data.Dataset;
import io.spectracast.exhibit.Exhibit;
import io.spectracast.experiment.RepulsionConfig.Stepping;
import io.spectracast.grid.Numbers;
import io.spectracast.lab.Examples;
import io.spectracast.lab.Task;
import io.spectracast.lab.Training;
import io.spectracast.lab.TrainingConfig;
import io.spectracast.levels.LevelTest;
import io.spectracast.random.RandomStreams;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
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
    private final RepulsionResults results;

    Session(RepulsionConfig config, Bench bench) {
      this.config = config;
      this.bench = bench;
      this.source = bench.datasets().digits();
      this.test = new LevelTest(config.replicates(), config.confidence(), bench.seed());
      this.results = new RepulsionResults(config);
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
        List<PooledLevels> tested = tested(stepping, drawn, independent);
        results.add(stepping, tested, drawn, independent, windows);
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

    private List<PooledLevels> tested(
        int stepping, List<Numbers> drawn, List<Numbers> independent) {
      List<PooledLevels> levels = new ArrayList<>();
      for (int layer = 0; layer < config.layers().size(); layer++) {
        for (int update : config.times()) {
          bench.requireGoing();
          levels.add(PooledLevels.of(stepping, layer, false, update, drawn, test));
          levels.add(PooledLevels.of(stepping, layer, true, update, independent, test));
        }
      }
      return levels;
    }

    Exhibit exhibit(Budget budget) {
      return new Exhibit(
          "repulsion",
          "Do singular values repel, and as the theory says?",
          "The theory moves singular values as charges that repel each other. Are the levels of"
              + " trained layers spaced like those of random matrices, is that the doing of training,"
              + " and is the drift in recorded increments the theory's?",
          RepulsionMethod.lines(config),
          results.claims(),
          results.tables(),
          results.figures(),
          config.settings(source.text()),
          bench.command("repulsion", budget),
          bench.seconds(),
          bench.provenance());
    }
  }
}
