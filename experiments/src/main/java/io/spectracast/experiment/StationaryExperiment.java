package io.spectracast.experiment;

import io.spectracast.data.DataSource;
import io.spectracast.ensemble.Ensemble;
import io.spectracast.exhibit.Exhibit;
import io.spectracast.experiment.StationarityTest.Finding;
import io.spectracast.experiment.WeightRuns.Stretch;
import io.spectracast.grid.Numbers;
import io.spectracast.lab.RunLength;
import io.spectracast.lab.TrainingConfig;
import io.spectracast.model.MlpSpec;
import io.spectracast.optim.Optimization;
import io.spectracast.random.RandomStreams;
import io.spectracast.recorder.Recording;
import io.spectracast.recorder.RunPlan;
import io.spectracast.run.Layer;
import io.spectracast.run.LayerTrajectory;
import io.spectracast.run.RecordedRun;
import io.spectracast.run.Snapshot;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Do the singular values of a trained layer settle in the gamma-type law, in the Laguerre law, or
 * in another? Trains the same perceptron by plain SGD at several weight decays, shows which runs
 * are stationary, and scores all candidate laws on runs they have not seen.
 */
final class StationaryExperiment implements Experiment {

  static final StationaryConfig QUICK =
      new StationaryConfig(
          new MlpSpec(96, 64), 0.2, 16, List.of(5e-3, 0.0), 6, 16_000, 100, 5, 1_000, 4);

  static final StationaryConfig FULL =
      new StationaryConfig(
          new MlpSpec(96, 64),
          0.2,
          16,
          List.of(5e-3, 2e-3, 5e-4, 0.0),
          6,
          40_000,
          100,
          10,
          2_000,
          5);

  /** When the laws are scored: on the way, and in the last third. */
  static final List<Stretch> STRETCHES =
      List.of(
          new Stretch(0.04, 0.08),
          new Stretch(0.08, 0.16),
          new Stretch(0.16, 1.0 / 3),
          StationarityTest.MIDDLE,
          StationarityTest.LAST);

  static final StationarityTest TEST = new StationarityTest(0.1, 0.95);
  static final double MARGIN = 0.05;
  static final double DISTANCE = 0.05;

  private static final String CONTROL = "simulated";
  private static final double CONTROL_DECAY = 1e-3;
  private static final double CONTROL_VOLATILITY = 1e-3;

  private final StationaryConfig quick;
  private final StationaryConfig full;

  StationaryExperiment() {
    this(QUICK, FULL);
  }

  StationaryExperiment(StationaryConfig quick, StationaryConfig full) {
    this.quick = quick;
    this.full = full;
  }

  @Override
  public String name() {
    return "stationary";
  }

  @Override
  public String summary() {
    return "Which law do singular values settle in: gamma, Laguerre, with spikes, or a power law?";
  }

  @Override
  public Exhibit run(Budget budget, Bench bench) throws IOException {
    StationaryConfig config = budget == Budget.FULL ? full : quick;
    DataSource data = bench.datasets().digits();
    List<StationaryCase> trained = new ArrayList<>();
    Map<Double, Double> accuracies = new TreeMap<>();
    for (double weightDecay : config.weightDecays()) {
      List<RecordedRun> runs = train(config, weightDecay, data, bench);
      accuracies.put(weightDecay, accuracy(runs));
      for (Layer layer : hidden(runs.get(0))) {
        trained.add(examine(weights(config, weightDecay, layer, runs), config, bench));
      }
    }
    StationaryCase control = examine(simulated(config, bench), config, bench);
    return new StationaryExhibit(config, data, trained, control, accuracies).of(budget, bench);
  }

  private static List<RecordedRun> train(
      StationaryConfig config, double weightDecay, DataSource data, Bench bench)
      throws IOException {
    TrainingConfig training =
        TrainingConfig.DEFAULT
            .withModel(config.model())
            .withOptimization(Optimization.sgd(config.learningRate(), 0, weightDecay))
            .withBatchSize(config.batchSize())
            .withLength(RunLength.steps(config.updates()))
            .withSeed(bench.seed());
    Recording recording =
        new Recording(config.every(), config.probeEvery(), config.probeExamples(), 40, 0);
    String name = "decay-" + weightDecay;
    List<RecordedRun> runs = new ArrayList<>();
    for (Ensemble.Member member :
        bench.ensemble(name, new RunPlan(data, training, recording), config.seeds())) {
      if (member.ending() != Ensemble.Ending.FINISHED) {
        throw new IOException(
            "[%s] the loss must stay finite, it did not".formatted(member.folder().path()));
      }
      runs.add(member.read());
    }
    return runs;
  }

  private static double accuracy(List<RecordedRun> runs) {
    return runs.stream()
        .map(run -> run.snapshots().get(run.snapshots().size() - 1))
        .map(Snapshot::test)
        .flatMap(Optional::stream)
        .flatMapToDouble(test -> test.accuracy().stream())
        .average()
        .orElse(Double.NaN);
  }

  /** All matrices but the last, which only has as many rows as there are classes. */
  private static List<Layer> hidden(RecordedRun run) {
    List<Layer> layers = run.description().layers();
    return layers.subList(0, layers.size() - 1);
  }

  private static WeightRuns weights(
      StationaryConfig config, double weightDecay, Layer layer, List<RecordedRun> runs) {
    String matrix = layer.name().replace(".weight", "");
    List<LayerTrajectory> trajectories =
        runs.stream()
            .flatMap(run -> run.trajectories().stream())
            .filter(trajectory -> trajectory.layer().equals(layer))
            .toList();
    return new WeightRuns(
        matrix + ", λ = " + plain(weightDecay),
        config.learningRate() * weightDecay,
        config.updates(),
        trajectories);
  }

  private static String plain(double value) {
    return value == 0 ? "0" : new BigDecimal(Double.toString(value)).toPlainString();
  }

  /** As large as the last hidden matrix. */
  private static WeightRuns simulated(StationaryConfig config, Bench bench) {
    List<Integer> widths = config.model().hidden();
    Layer layer = new Layer(CONTROL, widths.get(widths.size() - 1), widths.get(widths.size() - 2));
    SimulatedWeights simulated =
        new SimulatedWeights(
            layer,
            CONTROL_DECAY * QUICK.updates() / Math.min(QUICK.updates(), config.updates()),
            CONTROL_VOLATILITY,
            1.0 / 3 / layer.columns(), // of PyTorch's initial weights
            config.updates(),
            config.every(),
            config.probeEvery());
    RandomStreams streams = new RandomStreams(bench.seed()).substreams(CONTROL);
    List<LayerTrajectory> runs = new ArrayList<>();
    for (int run = 0; run < config.seeds(); run++) {
      bench.requireGoing();
      runs.add(simulated.run(run, streams));
    }
    return new WeightRuns(CONTROL, simulated.decay(), config.updates(), runs);
  }

  private static StationaryCase examine(WeightRuns weights, StationaryConfig config, Bench bench)
      throws IOException {
    Optional<MeasuredForces> forces = weights.forces(StationarityTest.LAST);
    double restoring =
        forces.map(MeasuredForces::restoring).filter(k -> weights.decay() > 0).orElse(0.0);
    List<Finding> alone =
        IntStream.range(0, weights.runs().size())
            .mapToObj(run -> TEST.ofRun(weights, run, restoring).finding())
            .toList();
    return new StationaryCase(
        weights,
        TEST.overSeeds(weights, restoring),
        TEST.change(weights, SpectralStatistic.SMALLEST),
        alone,
        forces,
        contests(weights, config, bench));
  }

  private static Map<Stretch, LawContest> contests(
      WeightRuns weights, StationaryConfig config, Bench bench) throws IOException {
    List<Cell> cells = new ArrayList<>();
    for (int i = 0; i < STRETCHES.size(); i++) {
      Stretch stretch = STRETCHES.get(i);
      String id = "resolved-laws-" + weights.name().replaceAll("[ ,=λ]+", "-") + "-" + i;
      cells.add(
          new Cell(
              id,
              () ->
                  LawContest.compute(
                      weights,
                      stretch,
                      config.spectra(),
                      weights.forces(stretch).flatMap(MeasuredForces::rates),
                      bench.seed(),
                      bench::requireGoing)));
    }
    List<Numbers> scores = bench.cells("laws of " + weights.name(), cells);
    Map<Stretch, LawContest> contests = new LinkedHashMap<>();
    for (int i = 0; i < scores.size(); i++) {
      contests.put(STRETCHES.get(i), new LawContest(scores.get(i)));
    }
    return contests;
  }
}
