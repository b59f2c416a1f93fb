package io.spectracast.levels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.spectracast.linalg.DenseMatrix;
import io.spectracast.linalg.SingularTriplets;
import io.spectracast.linalg.Svd;
import io.spectracast.random.RandomStreams;
import io.spectracast.sde.KroneckerNoise;
import io.spectracast.sde.Repulsion;
import java.util.Arrays;
import java.util.Locale;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Increments of exactly simulated matrices: no time-step error. 24 × 16 with entries of variance
 * near 1 and ν² = 0.0016 per step; the standard error of the slope is about 0.03 in 4 000 steps.
 */
class RepulsionRegressionTest {

  private static final int ROWS = 24;
  private static final int COLUMNS = 16;
  private static final double VOLATILITY = 0.04;

  private static double[] gaussians(int count, double size, UniformRandomProvider rng) {
    var normal = ZigguratSampler.NormalizedGaussian.of(rng);
    double[] values = new double[count];
    Arrays.setAll(values, i -> size * normal.sample());
    return values;
  }

  /** Dyson motion with the decay that keeps the entries' variance at 1. */
  private static RepulsionEstimate dyson(
      long seed, int steps, int lag, boolean known, double separation) {
    UniformRandomProvider rng = new RandomStreams(seed).stream("motion");
    double decay = VOLATILITY * VOLATILITY / 2;
    double keep = Math.exp(-decay);
    double kick = Math.sqrt(1 - keep * keep);
    double[] w = gaussians(ROWS * COLUMNS, 1, rng);
    Repulsion weights = Repulsion.isotropic(ROWS, COLUMNS, COLUMNS, VOLATILITY);
    RepulsionRegression regression = new RepulsionRegression(separation, !known, 0.95);
    double[] before = Svd.values(new DenseMatrix(ROWS, COLUMNS, w));
    for (int t = 0; t < steps; t++) {
      for (int i = 0; i < lag; i++) {
        double[] z = gaussians(w.length, kick, rng);
        for (int j = 0; j < w.length; j++) {
          w[j] = keep * w[j] + z[j];
        }
      }
      double[] after = Svd.values(new DenseMatrix(ROWS, COLUMNS, w.clone()));
      double[] drift = known ? Arrays.stream(before).map(s -> -decay * s).toArray() : new double[0];
      regression.add(new LevelIncrement(before, after, lag, weights, drift));
      before = after;
    }
    return regression.estimate(6).get();
  }

  @Test
  void dysonMotionHasSlopeOne() {
    RepulsionEstimate known = dyson(1, 3000, 1, true, 3);
    assertThat(known.slope().contains(1)).isTrue();
    assertThat(known.slope().contains(0)).isFalse();
    assertThat(known.sentence()).startsWith("Repulsion is the theory's: slope ");
    RepulsionEstimate fitted = dyson(2, 3000, 1, false, 3);
    assertThat(fitted.slope().contains(1)).isTrue();
    assertThat(fitted.restoring().get().contains(VOLATILITY * VOLATILITY / 2)).isTrue();
  }

  /** Gaps in the upper bins are wide against their change: the first-order law holds in them. */
  @Test
  void gapsOpenAsTheInverseOfTheirWidth() {
    RepulsionEstimate estimate = dyson(3, 3000, 1, true, 3);
    int agreeing = 0;
    for (GapBin bin : estimate.bins().subList(2, 6)) {
      agreeing += bin.measured().contains(bin.predicted()) ? 1 : 0;
    }
    assertThat(agreeing).isGreaterThanOrEqualTo(3);
    GapBin narrow = estimate.bins().get(1);
    GapBin wide = estimate.bins().get(5);
    assertThat(narrow.ofThePair()).isGreaterThan(3 * wide.ofThePair());
    assertThat(narrow.measured().low()).isGreaterThan(0);
  }

  /** One step of independent levels from each of many spectra: no repulsion. */
  @Test
  void independentLevelsHaveSlopeZero() {
    UniformRandomProvider rng = new RandomStreams(4).stream("motion");
    Repulsion weights = Repulsion.isotropic(ROWS, COLUMNS, COLUMNS, VOLATILITY);
    RepulsionRegression regression = new RepulsionRegression(3, false, 0.95);
    for (int t = 0; t < 2000; t++) {
      double[] before =
          Svd.values(new DenseMatrix(ROWS, COLUMNS, gaussians(ROWS * COLUMNS, 1, rng)));
      double[] step = gaussians(COLUMNS, VOLATILITY, rng);
      double[] after = new double[COLUMNS];
      Arrays.setAll(after, k -> -before[k] - step[k]);
      Arrays.sort(after);
      Arrays.setAll(after, k -> -after[k]);
      regression.add(new LevelIncrement(before, after, 1, weights, new double[0]));
    }
    RepulsionEstimate estimate = regression.estimate(1).get();
    assertThat(estimate.slope().contains(0)).isTrue();
    assertThat(estimate.slope().contains(1)).isFalse();
    assertThat(estimate.sentence()).startsWith("Repulsion is not seen: slope ");
  }

  /** One Kronecker increment from each of many matrices, with the weights of its own frame. */
  @Test
  void anisotropicNoiseHasSlopeOneWithItsOwnWeights() {
    UniformRandomProvider rng = new RandomStreams(5).stream("motion");
    int m = 10;
    int n = 6;
    KroneckerNoise noise =
        new KroneckerNoise(
            new DenseMatrix(m, m, gaussians(m * m, 0.02, rng)),
            new DenseMatrix(n, n, gaussians(n * n, 1, rng)));
    RepulsionRegression right = new RepulsionRegression(3, false, 0.95);
    for (int t = 0; t < 6000; t++) {
      double[] w = gaussians(m * n, 1, rng);
      SingularTriplets frame = Svd.triplets(new DenseMatrix(m, n, w));
      double[] increment = new double[m * n];
      noise.diffuse(m, n, w, gaussians(m * n, 1, rng), increment);
      double[] moved = new double[m * n];
      Arrays.setAll(moved, i -> w[i] + increment[i]);
      right.add(
          new LevelIncrement(
              frame.singularValues(),
              Svd.values(new DenseMatrix(m, n, moved)),
              1,
              noise.inFrame(frame).repulsion(),
              new double[0]));
    }
    RepulsionEstimate estimate = right.estimate(1).get();
    assertThat(estimate.slope().contains(1)).isTrue();
    assertThat(estimate.slope().contains(0)).isFalse();
  }

  /** Bias and coverage over 30 runs, by separation, lag and length. */
  @Test
  @Tag("slow")
  void table() {
    for (int lag : new int[] {1, 4}) {
      for (double separation : new double[] {2, 3, 4}) {
        print(1500, lag, true, separation);
      }
    }
    print(1500, 1, false, 3);
    print(6000, 1, false, 3);
  }

  private static void print(int steps, int lag, boolean known, double separation) {
    int runs = 30;
    double sum = 0;
    double squares = 0;
    int covered = 0;
    for (int seed = 0; seed < runs; seed++) {
      var slope = dyson(100 + seed, steps, lag, known, separation).slope();
      sum += slope.estimate();
      squares += slope.estimate() * slope.estimate();
      covered += slope.contains(1) ? 1 : 0;
    }
    double mean = sum / runs;
    double deviation = Math.sqrt(Math.max(0, squares / runs - mean * mean));
    System.out.printf(
        Locale.ROOT,
        "repulsion: %d steps, lag %d, decay %s, separation %.0f: slope %.3f, s.d. %.3f, covered %d"
            + " of %d%n",
        steps,
        lag,
        known ? "known" : "fitted",
        separation,
        mean,
        deviation,
        covered,
        runs);
    assertThat(covered).isGreaterThanOrEqualTo(24); // 28.5 expected
  }

  @Test
  void tooLittleGivesAReasonAndNonsenseIsRefused() {
    RepulsionRegression empty = new RepulsionRegression(3, false, 0.95);
    assertThat(empty.estimate(3).reason())
        .isEqualTo("at least 20 increments are needed, there were 0");
    Repulsion weights = Repulsion.isotropic(3, 2, 2, 1);
    for (int t = 0; t < 30; t++) {
      empty.add(
          new LevelIncrement(new double[] {2, 1}, new double[] {2, 1}, 1, weights, new double[0]));
    }
    assertThat(empty.estimate(3).reason())
        .isEqualTo("hardly any gap was wide against its change in one lag");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new LevelIncrement(
                    new double[] {1, 2}, new double[] {2, 1}, 1, weights, new double[0]))
        .withMessage("before must descend strictly and be positive, was 1.0, 2.0");
    assertThatIllegalArgumentException().isThrownBy(() -> new RepulsionRegression(0, false, 0.95));
    assertThatIllegalArgumentException().isThrownBy(() -> empty.estimate(0));
  }
}
