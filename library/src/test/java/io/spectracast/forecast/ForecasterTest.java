package io.spectracast.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.spectracast.linalg.DenseMatrix;
import io.spectracast.linalg.Svd;
import io.spectracast.provenance.Provenance;
import io.spectracast.random.RandomStreams;
import io.spectracast.run.Layer;
import io.spectracast.run.LayerSnapshot;
import io.spectracast.run.LayerTrajectory;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongFunction;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.junit.jupiter.api.Test;

class ForecasterTest {

  private static final long[] HORIZONS = {50, 200};
  private static final Provenance PROVENANCE = new Provenance(1, "test", "java", "os", "blas", "");

  /**
   * Twelve matrices that drift and diffuse. Honest spread alone gives a skill of 0.29 against
   * persistence (1/√π over √(2/π), less from 1), so more than that shows that the movement is
   * found; and the 90 % intervals must hold. The mean coverage over 12 runs of 30 strongly
   * dependent modes has a standard error of about 4 %; the bounds are three of them.
   */
  @Test
  void beatsPersistenceOnMatricesThatDriftAndDiffuse() throws IOException {
    double crps = 0;
    double still = 0;
    double coverage = 0;
    int runs = 12;
    for (int run = 0; run < runs; run++) {
      for (Score score : scores(walk(run), 1000)) {
        crps += score.method().equals("chosen") ? score.crps() : 0;
        still += score.method().equals("persistence") ? score.crps() : 0;
        coverage += score.method().equals("chosen") ? score.coverage() : 0;
      }
    }

    assertThat(1 - crps / still).isGreaterThan(0.35);
    assertThat(coverage / (runs * HORIZONS.length)).isBetween(0.78, 0.97);
  }

  @Test
  void seesNothingLaterThanTheOrigin() throws IOException {
    LayerTrajectory whole = walk(3);
    LayerTrajectory past = whole.upTo(1000);

    Fan seen = forecast(whole, 1000, 1).forecast().fans().get(0);
    Fan blind = forecast(past, 1000, 1).forecast().fans().get(0);

    assertThat(seen.quantiles()).isDeepEqualTo(blind.quantiles());
  }

  @Test
  void doesNotDependOnTheNumberOfThreads() throws IOException {
    LayerTrajectory trajectory = walk(4);

    double[][][] one = forecast(trajectory, 1000, 1).ensembles().get(0).values();
    double[][][] three = forecast(trajectory, 1000, 3).ensembles().get(0).values();

    assertThat(three).isDeepEqualTo(one);
  }

  @Test
  void everyMemberKeepsItsSingularValuesInOrder() throws IOException {
    for (double[][] atLead : forecast(walk(5), 1000, 2).ensembles().get(0).values()) {
      for (int k = 1; k < atLead.length; k++) {
        for (int member = 0; member < atLead[k].length; member++) {
          assertThat(atLead[k][member]).isPositive().isLessThan(atLead[k - 1][member]);
        }
      }
    }
  }

  @Test
  void refusesALayerWithoutHistoryAndForecastsTheOthers() throws IOException {
    Layer young = new Layer("young", 4, 2);
    LayerTrajectory brief =
        new LayerTrajectory(young, List.of(LayerSnapshot.of(young, 0, new double[] {2, 1})));

    var result =
        new Forecaster(new ForecastRequest(1000, HORIZONS, 16, 1, 1))
            .forecast(List.of(LayerPast.of(brief), LayerPast.of(walk(6))), PROVENANCE, layer -> {});

    assertThat(result.refusals()).containsOnlyKeys("young");
    assertThat(result.refusals().get("young")).contains("at least 3 snapshots", "has 1");
    assertThat(result.forecast().fans()).hasSize(1);
  }

  @Test
  void survivesATrajectoryThatNeverMoves() throws IOException {
    Layer layer = new Layer("still", 8, 3);
    List<LayerSnapshot> snapshots = new ArrayList<>();
    for (long step = 0; step <= 1000; step += 25) {
      snapshots.add(LayerSnapshot.of(layer, step, new double[] {3, 2, 1}));
    }

    var result = forecast(new LayerTrajectory(layer, snapshots), 1000, 1);

    for (double[] member : result.ensembles().get(0).at(200)) {
      assertThat(Arrays.stream(member)).allMatch(Double::isFinite);
    }
  }

  @Test
  void equalSingularValuesThatNeverMoveStay() throws IOException {
    var result = forecast(course(1, s -> new double[] {2, 2, 2}), 1000, 1);

    for (double[] member : result.ensembles().get(0).at(200)) {
      assertThat(Arrays.stream(member)).allMatch(s -> Math.abs(s - 2) < 1e-9);
    }
  }

  @Test
  void aForecastOfSmallWeightsIsThatOfLargeOnes() throws IOException {
    LongFunction<double[]> moves =
        s -> new double[] {3 + 0.001 * s + 0.01 * Math.sin(s), 2 + 0.01 * Math.cos(s), 1e-3};
    double scale = 0x1p-100;
    double[][] large = forecast(course(1, moves), 1000, 1).ensembles().get(0).at(200);
    double[][] small = forecast(course(scale, moves), 1000, 1).ensembles().get(0).at(200);

    for (int k = 0; k < 3; k++) {
      for (int member = 0; member < large[k].length; member++) {
        assertThat(small[k][member] / scale).isCloseTo(large[k][member], withinPercentage(1e-6));
      }
    }
  }

  private static LayerTrajectory course(double scale, LongFunction<double[]> values) {
    Layer layer = new Layer("w", 8, 3);
    List<LayerSnapshot> snapshots = new ArrayList<>();
    for (long step = 0; step <= 1000; step += 25) {
      double[] s = Arrays.stream(values.apply(step)).map(x -> scale * x).toArray();
      snapshots.add(LayerSnapshot.of(layer, step, s));
    }
    return new LayerTrajectory(layer, snapshots);
  }

  private static List<Score> scores(LayerTrajectory trajectory, long origin) throws IOException {
    return forecast(trajectory, origin, 2).forecast().scores();
  }

  private static Forecaster.Result forecast(LayerTrajectory trajectory, long origin, int threads)
      throws IOException {
    return new Forecaster(new ForecastRequest(origin, HORIZONS, 64, 1, threads))
        .forecast(List.of(LayerPast.of(trajectory)), PROVENANCE, layer -> {});
  }

  /** W_t = W₀ + √t·(rank-one growth) + Brownian noise, 50 × 30, a snapshot every 25 updates. */
  private static LayerTrajectory walk(int run) {
    var normal = ZigguratSampler.NormalizedGaussian.of(new RandomStreams(11).stream("walk", run));
    int rows = 50;
    int columns = 30;
    Layer layer = new Layer("walk", rows, columns);
    double[] start = new double[rows * columns];
    double[] u = new double[rows];
    double[] v = new double[columns];
    fill(start, 0.1, normal);
    fill(u, 0.14, normal);
    fill(v, 0.18, normal);
    List<LayerSnapshot> snapshots = new ArrayList<>();
    double[] w = start.clone();
    for (long step = 0; step <= 1200; step += 25) {
      double[] grown = w.clone();
      for (int i = 0; i < grown.length; i++) {
        grown[i] += 0.05 * Math.sqrt(step) * u[i / columns] * v[i % columns];
        w[i] += 0.001 * Math.sqrt(25) * normal.sample();
      }
      snapshots.add(
          LayerSnapshot.of(layer, step, Svd.values(new DenseMatrix(rows, columns, grown))));
    }
    return new LayerTrajectory(layer, snapshots);
  }

  private static void fill(
      double[] values, double scale, ZigguratSampler.NormalizedGaussian normal) {
    for (int i = 0; i < values.length; i++) {
      values[i] = scale * normal.sample();
    }
  }
}
