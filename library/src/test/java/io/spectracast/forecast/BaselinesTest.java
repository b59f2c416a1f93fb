package io.spectracast.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.spectracast.linalg.DenseMatrix;
import io.spectracast.linalg.Matrix;
import io.spectracast.linalg.Svd;
import io.spectracast.random.RandomStreams;
import io.spectracast.run.Layer;
import io.spectracast.run.LayerSnapshot;
import io.spectracast.run.LayerTrajectory;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/**
 * Each baseline on the truth that it is the law of. Sixty-four independent modes in six runs at two
 * leads make 768 outcomes, those of one mode dependent: three standard errors of a coverage of 90 %
 * are at most 4.6 %, of 50 % 7.7 %.
 */
class BaselinesTest {

  private static final int MODES = 64;
  private static final int RUNS = 6;
  private static final int SNAPSHOTS = 101;
  private static final long[] LEADS = {50, 400};
  private static final long ORIGIN = 800;

  /** Makes the path of one mode over the snapshots, ten updates apart. */
  @FunctionalInterface
  private interface Law {
    double[] path(int mode, ZigguratSampler.NormalizedGaussian normal);
  }

  @Test
  void aRandomWalkIsForecastNominally() throws IOException {
    requireNominal(new RandomWalk(), BaselinesTest::walk);
  }

  @Test
  void linesWithARandomWalkAreForecastNominally() throws IOException {
    Law law =
        (mode, normal) -> {
          double[] path = walk(mode, normal);
          Arrays.setAll(path, i -> path[i] + 0.5 * i);
          return path;
        };
    requireNominal(new LinearTrend(), law);
    double crps = meanCrps(new LinearTrend(), law);
    assertThat(crps).isLessThan(0.5 * meanCrps(new RandomWalk(), law));
  }

  /**
   * An Ornstein–Uhlenbeck process of the logarithm with a memory of 100 updates. Maximum likelihood
   * from eight memories takes it for less persistent than it is, and is a little too sure.
   */
  @Test
  void anAutoregressionOfTheLogarithmIsForecastNearlyNominally() throws IOException {
    Law law =
        (mode, normal) -> {
          double[] path = new double[SNAPSHOTS + 40];
          double x = 0;
          for (int i = 0; i < path.length; i++) {
            x = Math.exp(-0.1) * x + 0.02 * normal.sample();
            path[i] = (1000 - mode) * Math.exp(x);
          }
          return path;
        };
    requireCoverage(new LogAutoregressive(), law, within(0.1));
    assertThat(meanCrps(new LogAutoregressive(), law))
        .isLessThan(0.85 * meanCrps(new RandomWalk(), law));
  }

  /** A rise that saturates is followed better by the damped line. */
  @Test
  void aFadingRiseIsFollowedByTheDampedLine() throws IOException {
    Law law =
        (mode, normal) -> {
          double[] path = new double[SNAPSHOTS + 40];
          for (int i = 0; i < path.length; i++) {
            path[i] = 1000 - mode + 40 * (1 - Math.exp(-i / 30.0)) + 0.02 * normal.sample();
          }
          return path;
        };
    assertThat(meanCrps(new DampedTrend(), law))
        .isLessThan(0.9 * meanCrps(new LinearTrend(), law))
        .isLessThan(0.9 * meanCrps(new RandomWalk(), law));
  }

  @Test
  void whatNeverMovesStays() throws IOException {
    Law law =
        (mode, normal) -> {
          double[] path = new double[SNAPSHOTS + 40];
          Arrays.fill(path, 1000 - mode);
          return path;
        };
    for (ForecastMethod method :
        List.of(new RandomWalk(), new LinearTrend(), new DampedTrend(), new LogAutoregressive())) {
      assertThat(meanCrps(method, law)).as(method.name()).isCloseTo(0, within(1e-9));
    }
  }

  private static double[] walk(int mode, ZigguratSampler.NormalizedGaussian normal) {
    double[] path = new double[SNAPSHOTS + 40];
    path[0] = 1000 - mode;
    for (int i = 1; i < path.length; i++) {
      path[i] = path[i - 1] + 0.3 * normal.sample();
    }
    return path;
  }

  private static void requireNominal(ForecastMethod method, Law law) throws IOException {
    requireCoverage(method, law, within(0.046));
  }

  private static void requireCoverage(ForecastMethod method, Law law, Offset<Double> wideError)
      throws IOException {
    double narrow = 0;
    double wide = 0;
    for (int run = 0; run < RUNS; run++) {
      LayerTrajectory whole = trajectory(law, run);
      for (int i = 0; i < LEADS.length; i++) {
        double[][] members = forecast(method, whole).values()[i];
        double[] truth = whole.at(ORIGIN + LEADS[i]).orElseThrow().singularValues();
        for (int k = 0; k < MODES; k++) {
          double y = truth[k];
          double rank = Arrays.stream(members[k]).filter(x -> x < y).count() / 200.0;
          narrow += Math.abs(rank - 0.5) <= 0.25 ? 1 : 0;
          wide += Math.abs(rank - 0.5) <= 0.45 ? 1 : 0;
        }
      }
    }
    int outcomes = RUNS * LEADS.length * MODES;
    assertThat(narrow / outcomes).as("50 %%").isCloseTo(0.5, within(0.077));
    assertThat(wide / outcomes).as("90 %%").isCloseTo(0.9, wideError);
  }

  private static double meanCrps(ForecastMethod method, Law law) throws IOException {
    double sum = 0;
    for (int run = 0; run < 2; run++) {
      LayerTrajectory whole = trajectory(law, run);
      double[][] members = forecast(method, whole).values()[1];
      double[] truth = whole.at(ORIGIN + LEADS[1]).orElseThrow().singularValues();
      for (int k = 0; k < MODES; k++) {
        sum += FairCrps.of(members[k], truth[k]) / MODES / 2;
      }
    }
    return sum;
  }

  private static LayerEnsemble forecast(ForecastMethod method, LayerTrajectory whole)
      throws IOException {
    return method.forecast(LayerPast.of(whole.upTo(ORIGIN)), LEADS, 199, new RandomStreams(3));
  }

  private static LayerTrajectory trajectory(Law law, int run) {
    Layer layer = new Layer("w", 100, MODES);
    double[][] paths = new double[MODES][];
    for (int k = 0; k < MODES; k++) {
      paths[k] =
          law.path(
              k, ZigguratSampler.NormalizedGaussian.of(new RandomStreams(run).stream("path", k)));
    }
    List<LayerSnapshot> snapshots = new ArrayList<>();
    for (int i = 0; i < SNAPSHOTS + 40; i++) {
      double[] s = new double[MODES];
      for (int k = 0; k < MODES; k++) {
        s[k] = paths[k][i];
      }
      snapshots.add(LayerSnapshot.of(layer, 10L * i, s));
    }
    return new LayerTrajectory(layer, snapshots);
  }

  // ---- from weights

  private static final Layer SMALL = new Layer("small", 8, 12);

  /** Weights that run along one direction at constant speed are carried on exactly. */
  @Test
  void aStraightRankOnePathIsCarriedOnExactly() throws IOException {
    Weights weights = new Weights(1);
    LayerPast past = past(weights, 400);
    LayerEnsemble ensemble =
        new RankOneExtrapolation().forecast(past, new long[] {200}, 9, new RandomStreams(1));
    double[] truth = Svd.values(weights.matrix(600));
    for (int k = 0; k < truth.length; k++) {
      assertThat(ensemble.at(200)[k][4]).isCloseTo(truth[k], within(1e-6));
    }
  }

  /** Along a parabola the line is wrong, and its spread says so. */
  @Test
  void aBentPathIsMissedWithinTheSpread() throws IOException {
    Weights weights = new Weights(1.4);
    LayerEnsemble ensemble =
        new RankOneExtrapolation()
            .forecast(past(weights, 400), new long[] {200}, 99, new RandomStreams(1));
    double truth = Svd.values(weights.matrix(600))[0];
    double[] q = Quantiles.of(ensemble.at(200)[0], 0.01, 0.5, 0.99);
    assertThat(Math.abs(q[1] - truth)).isGreaterThan(0.01);
    assertThat(truth).isBetween(q[0], q[2]);
  }

  @Test
  void withoutWeightsThereIsNoRankOnePath() {
    LayerPast blind = LayerPast.of(past(new Weights(1), 400).trajectory());
    assertThat(RankOneExtrapolation.refusal(blind)).hasValue("needs 5 kept weights, has 0");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new RankOneExtrapolation()
                    .forecast(blind, new long[] {9}, 2, new RandomStreams(1)));
  }

  private static LayerPast past(Weights weights, long origin) {
    List<LayerSnapshot> snapshots = new ArrayList<>();
    for (long step : weights.steps()) {
      snapshots.add(LayerSnapshot.of(SMALL, step, Svd.values(weights.matrix(step))));
    }
    return new LayerPast(new LayerTrajectory(SMALL, snapshots), Optional.of(weights), List.of())
        .upTo(origin);
  }

  /** W(t) = W₀ + (t/500)^p·V, kept every 20 updates. */
  private record Weights(double power) implements WeightSequence {

    @Override
    public Layer layer() {
      return SMALL;
    }

    @Override
    public long[] steps() {
      long[] steps = new long[31];
      Arrays.setAll(steps, i -> 20L * i);
      return steps;
    }

    @Override
    public Matrix at(int i) {
      return matrix(steps()[i]);
    }

    DenseMatrix matrix(long step) {
      var normal = ZigguratSampler.NormalizedGaussian.of(new RandomStreams(5).stream("w"));
      double[] w = new double[12 * 8];
      double progress = Math.pow(step / 500.0, power);
      for (int e = 0; e < w.length; e++) {
        w[e] = normal.sample() + progress * normal.sample();
      }
      return new DenseMatrix(12, 8, w);
    }
  }

  // ---- the oracle

  /** Values far apart that move exactly as the recorded projections say, without noise. */
  @Test
  void theOracleFollowsTheProjectionsMeasuredAfterTheOrigin() throws IOException {
    Layer layer = new Layer("wide apart", 6, 3);
    List<LayerSnapshot> snapshots = new ArrayList<>();
    for (long step = 0; step <= 200; step += 20) {
      double x = step / 100.0;
      snapshots.add(
          new LayerSnapshot(
              layer,
              step,
              new double[] {900 + x * x, 500, 100 - x},
              Optional.of(new double[] {2 * x / 100, 0, -0.01}),
              Optional.empty()));
    }
    LayerTrajectory whole = new LayerTrajectory(layer, snapshots);
    AsPublished oracle = new AsPublished(whole);
    LayerPast past = LayerPast.of(whole).upTo(80);
    assertThat(oracle.refusal(80, 200)).isEmpty();
    assertThat(oracle.refusal(80, 220)).hasValue("has no drift projections from step 80 to 220");
    LayerEnsemble ensemble = oracle.forecast(past, new long[] {120}, 64, new RandomStreams(1));
    double[] median = new double[3];
    Arrays.setAll(median, k -> Quantiles.of(ensemble.at(120)[k], 0.5)[0]);
    assertThat(median[0]).isCloseTo(904, within(0.5));
    assertThat(median[1]).isCloseTo(500, within(0.2));
    assertThat(median[2]).isCloseTo(98, within(0.2));
  }
}
