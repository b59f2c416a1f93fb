package io.spectracast.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.spectracast.data.DataSource;
import io.spectracast.data.Dataset;
import io.spectracast.linalg.FloatMatrix;
import io.spectracast.linalg.SingularTriplets;
import io.spectracast.model.MlpSpec;
import io.spectracast.model.Parameter;
import io.spectracast.optim.Optimization;
import io.spectracast.random.RandomStreams;
import io.spectracast.tracking.LevelSpacing;
import io.spectracast.tracking.Tracker;
import io.spectracast.tracking.TrackingComparison;
import io.spectracast.tracking.TrackingMethod;
import io.spectracast.tracking.TrackingScore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The trackers on the true increments of the 256 × 256 hidden layer of a 784-256-256-10 perceptron
 * on MNIST, B = 64. Prints the tables of docs/tracking.md.
 */
@Tag("slow")
class TrackedTrainingTest {

  private static final Path MNIST = Path.of("../../shared/data/datasets/mnist");
  private static final int COMPARED = 8;
  private static final int RATIOS_EVERY = 2;
  private static final int EARLY = 50;
  private static final Set<Long> SHOWN = Set.of(10L, 50L, 100L, 300L, 600L);

  /** η = 0.1, μ = 0.9: spikes form. */
  @Test
  void aSpikedRunFromGaussianWeights() throws IOException {
    Followed run = follow("spiked, Gaussian start", 0.1, 0.9, true, 600);

    assertThat(run.error("as published", 50)).isBetween(0.2, 0.45);
    assertThat(run.error("as published", 600)).isBetween(0.5, 0.75);
    assertThat(run.error("corrected 256", 600)).isBetween(0.04, 0.2);
    assertThat(run.error("second order 256", 600)).isLessThan(0.06);
    assertThat(run.worst.get("streaming")).isLessThan(1e-3);
    assertThat(run.worst.get("streaming, two blocks")).isLessThan(1e-5);
  }

  /** η = 0.05, μ = 0: the layer hardly moves. */
  @Test
  void aLazyRunFromGaussianWeights() throws IOException {
    Followed run = follow("lazy, Gaussian start", 0.05, 0, true, 600);

    assertThat(run.error("as published", 600)).isBetween(0.01, 0.04);
    assertThat(run.error("as published", 600)).isGreaterThan(0.5 * run.error("persistence", 600));
    assertThat(run.error("second order 256", 600)).isLessThan(0.005);
    assertThat(run.worst.get("streaming")).isLessThan(1e-4);
  }

  /**
   * From PyTorch's own weights, whose bulk is narrower, updates 10 to 30 are large against it:
   * there one pass per update is not enough for 0.1 %, and two blocks are.
   */
  @Test
  void aSpikedRunFromUniformWeights() throws IOException {
    Followed run = follow("spiked, uniform start", 0.1, 0.9, false, 100);

    assertThat(run.worst.get("streaming")).isBetween(1e-3, 0.02);
    assertThat(run.worst.get("streaming, two blocks")).isLessThan(1e-4);
    assertThat(run.error("streaming", 100)).isLessThan(1e-4);
  }

  private static Followed follow(
      String name, double learningRate, double momentum, boolean gaussian, long updates)
      throws IOException {
    assumeTrue(Files.isDirectory(MNIST), "no MNIST in " + MNIST);
    Dataset data = DataSource.parse("mnist:" + MNIST).load(1);
    TrainingConfig config =
        TrainingConfig.DEFAULT
            .withModel(new MlpSpec(256, 256))
            .withOptimization(Optimization.sgd(learningRate, momentum, 0))
            .withLength(RunLength.steps(updates))
            .withThreads(1);
    try (Task task = new Task(config, data);
        Training training = new Training(config, task)) {
      TrainingState start =
          training.run(TrainingObserver.NONE, (s, t, l, r) -> {}, () -> true).state();
      training.resume(gaussian ? withGaussianWeights(start) : start);
      Followed followed = new Followed(gaussian ? withGaussianWeights(start) : start);
      training.run(followed, (s, t, l, r) -> {}, () -> false);
      followed.print(name);
      return followed;
    }
  }

  /** Weights with variance 1/inputs and no biases, as the published experiments start. */
  private static TrainingState withGaussianWeights(TrainingState start) {
    List<Parameter> parameters = new ArrayList<>();
    for (Parameter parameter : start.parameters()) {
      float[] values = new float[parameter.values().length];
      var normal =
          ZigguratSampler.NormalizedGaussian.of(new RandomStreams(5).stream(parameter.name()));
      for (int i = 0; i < values.length && parameter.isMatrix(); i++) {
        values[i] = (float) (normal.sample() / Math.sqrt(parameter.shape()[1]));
      }
      parameters.add(new Parameter(parameter.name(), parameter.shape(), values));
    }
    return new TrainingState(
        start.step(),
        start.seconds(),
        start.learningRate(),
        start.since(),
        parameters,
        start.optimizer());
  }

  /** Follows fc2.weight through every update. */
  private static final class Followed implements TrainingObserver {

    private final TrackingComparison comparison;
    private final Map<Long, Map<String, TrackingScore>> scores = new LinkedHashMap<>();
    private final Map<String, Double> worst = new LinkedHashMap<>();
    private final List<double[]> ratios = new ArrayList<>(); // ε of all modes, at some updates

    Followed(TrainingState start) {
      FloatMatrix weights = weights(start);
      Map<String, Tracker> trackers = new LinkedHashMap<>();
      trackers.put("persistence", TrackingMethod.PERSISTENCE.start(weights, 50));
      trackers.put("as published", TrackingMethod.AS_PUBLISHED.start(weights, 50));
      trackers.put("corrected 50", TrackingMethod.CORRECTED.start(weights, 50));
      trackers.put("corrected 256", TrackingMethod.CORRECTED.start(weights, 256));
      trackers.put("second order 50", TrackingMethod.SECOND_ORDER.start(weights, 50));
      trackers.put("second order 256", TrackingMethod.SECOND_ORDER.start(weights, 256));
      trackers.put("streaming", TrackingMethod.STREAMING.start(weights, 50));
      trackers.put("streaming, two blocks", TrackingMethod.KRYLOV.start(weights, 50));
      comparison = new TrackingComparison(weights, trackers);
    }

    private static FloatMatrix weights(TrainingState state) {
      return state.parameters().stream()
          .filter(parameter -> parameter.name().equals("fc2.weight"))
          .findAny()
          .orElseThrow()
          .matrix();
    }

    @Override
    public boolean wants(long step) {
      return step > 0;
    }

    @Override
    public void observe(TrainingState state) {
      if (comparison.step() % RATIOS_EVERY == 0) {
        SingularTriplets before = comparison.exact(256);
        ratios.add(LevelSpacing.ratios(before, comparison.advanceTo(weights(state))));
      } else {
        comparison.advanceTo(weights(state));
      }
      Map<String, TrackingScore> present = comparison.scores(COMPARED);
      present.forEach((name, score) -> worst.merge(name, score.largestValueError(), Math::max));
      if (SHOWN.contains(comparison.step())) {
        scores.put(comparison.step(), present);
      }
    }

    double error(String tracker, long step) {
      return scores.get(step).get(tracker).largestValueError();
    }

    void print(String name) {
      System.out.printf("%n%s: largest error of the top 8, mean |uᵀû|, overlap of spaces%n", name);
      for (String tracker : worst.keySet()) {
        System.out.printf("| %s |", tracker);
        scores.forEach(
            (step, present) -> {
              TrackingScore score = present.get(tracker);
              System.out.printf(
                  " %.2g %% %.2f %.2f |",
                  100 * score.largestValueError(), score.meanLeftAlignment(), score.leftOverlap());
            });
        System.out.printf(" worst %.2g %% |%n", 100 * worst.get(tracker));
      }
      int early = EARLY / RATIOS_EVERY;
      printRatios("first " + EARLY + " updates", ratios.subList(0, early));
      printRatios("later", ratios.subList(early, ratios.size()));
    }

    private static void printRatios(String when, List<double[]> ratios) {
      System.out.printf(
          "ε, %s: above 0.1 and above 1, top 8 %.1f %% and %.2f %%, all modes %.1f %% and %.2f %%%n",
          when,
          share(ratios, COMPARED, 0.1),
          share(ratios, COMPARED, 1),
          share(ratios, 256, 0.1),
          share(ratios, 256, 1));
    }

    /** Per cent of the first modes' ratios that are above a bound. */
    private static double share(List<double[]> ratios, int modes, double above) {
      double count =
          ratios.stream()
              .flatMapToDouble(now -> Arrays.stream(now, 0, modes))
              .filter(ratio -> ratio > above)
              .count();
      return 100 * count / (modes * ratios.size());
    }
  }
}
