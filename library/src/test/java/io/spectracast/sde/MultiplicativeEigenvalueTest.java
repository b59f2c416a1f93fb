package io.spectracast.sde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class MultiplicativeEigenvalueTest {

  /** a/c = 1, so that 1 + dλ/c has an exact Pareto law of exponent 1 + b/d + 1 = 3.5. */
  private static final MultiplicativeEigenvalue PARETO =
      new MultiplicativeEigenvalue(0.5, 0.75, 0.5, 0.5);

  /** Power: 4 000 paths at 8 independent times fix the exponent to 0.5 % (one standard error). */
  @Test
  void simulationRecoversTheTailExponent() {
    assertThat(paretoExponent(4_000, 0.01)).isCloseTo(PARETO.tailExponent(), within(0.03 * 3.5));
  }

  @Tag("slow")
  @Test
  void simulationRecoversTheTailExponentWithHillsEstimatorToo() {
    double[] x = stationary(PARETO, 100_000, 0.005);

    assertThat(hill(x, 4000)).isCloseTo(PARETO.tailExponent(), within(0.03 * 3.5));
  }

  /** The drift that a stationary density implies, D p'/p + D' with D = cλ + dλ², is a − bλ. */
  @Test
  void theDensityBalancesDriftAndNoise() {
    var sde = new MultiplicativeEigenvalue(1.3, 0.9, 0.4, 0.25);
    for (double x = 0.1; x < 20; x *= 1.7) {
      double h = 1e-5 * x;
      double up = Math.log(sde.unnormalisedDensity(x + h));
      double down = Math.log(sde.unnormalisedDensity(x - h));
      double implied = (0.4 * x + 0.25 * x * x) * (up - down) / (2 * h) + 0.4 + 0.5 * x;
      assertThat(implied).isCloseTo(1.3 - 0.9 * x, within(1e-5 * (1 + x)));
    }
  }

  /** The gamma law, without multiplicative noise, has no such tail: its local exponent grows. */
  @Test
  void theTailIsThatOfThePowerLaw() {
    double x = 1e8;
    double slope =
        Math.log(PARETO.unnormalisedDensity(2 * x) / PARETO.unnormalisedDensity(x)) / Math.log(2);

    assertThat(-slope).isCloseTo(PARETO.tailExponent(), within(1e-6));
    assertThatThrownBy(() -> new MultiplicativeEigenvalue(1, 1, 1, Double.NaN))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /** Drift and diffusion read off simulated data, and the stationary density they predict. */
  @Test
  void kramersMoyalRecoversTheEquationAndItsStationaryDensity() {
    int paths = 100_000;
    double lag = 0.01;
    var sde = new MultiplicativeEigenvalue(2, 1, 0.5, 0.2);
    int rounds = 40;
    double[] before = new double[rounds * paths];
    double[] after = new double[rounds * paths];
    double[] x0 = stationary(sde, paths, 0.01);
    for (int round = 0; round < rounds; round++) {
      System.arraycopy(x0, 0, before, round * paths, paths);
      advance(sde, x0, 4, lag / 4, 77 + round);
      System.arraycopy(x0, 0, after, round * paths, paths);
    }
    int cells = 40;
    double[] edges = new double[cells + 1];
    for (int i = 0; i <= cells; i++) {
      edges[i] = 0.2 + 0.1 * i;
    }

    var estimate = KramersMoyal.estimate(before, after, lag, edges);

    double mass = 0;
    for (int c = 0; c < cells; c++) {
      // Positions are not spread evenly over a cell: compare at their mean.
      double x = meanBetween(before, edges[c], edges[c + 1]);
      double margin = 4 * estimate.driftError(c, lag) + 0.02;
      assertThat(estimate.drift()[c]).isCloseTo(2 - x, within(margin));
      double diffusion = 0.5 * x + 0.2 * x * x;
      double error = diffusion * Math.sqrt(2.0 / estimate.counts()[c]);
      assertThat(estimate.diffusion()[c])
          .isCloseTo(diffusion, within(4 * error + 0.03 * diffusion));
      mass += 0.1 * sde.unnormalisedDensity(estimate.center(c));
    }
    double[] density = estimate.stationaryDensity(100).orElseThrow();
    for (int c = 0; c < cells; c++) { // drift errors add up along the integral, to about 3 %
      double truth = sde.unnormalisedDensity(estimate.center(c)) / mass;
      assertThat(density[c]).isCloseTo(truth, within(0.12 * truth + 0.005));
    }
  }

  private static double meanBetween(double[] values, double from, double to) {
    return Arrays.stream(values).filter(x -> x >= from && x < to).average().orElseThrow();
  }

  @Test
  void kramersMoyalSaysWhenItCannotTell() {
    double[] x = {0.5, 0.6};
    var estimate = KramersMoyal.estimate(x, x, 1, new double[] {0, 1, 2});

    assertThat(estimate.counts()).containsExactly(2, 0);
    assertThat(estimate.stationaryDensity(1)).isEmpty();
    assertThatThrownBy(() -> KramersMoyal.estimate(x, x, 1, new double[] {0, 0}))
        .hasMessageContaining("ascend");
    assertThatThrownBy(() -> KramersMoyal.estimate(x, x, Double.NaN, new double[] {0, 1}))
        .hasMessageContaining("lag");
  }

  /** The maximum-likelihood exponent of the Pareto law over all values. */
  private static double paretoExponent(int paths, double h) {
    double sum = 0;
    int count = 0;
    double[] x = stationary(PARETO, paths, h);
    for (int round = 0; round < 8; round++) {
      for (double value : x) {
        sum += Math.log1p(PARETO.d() / PARETO.c() * value);
        count++;
      }
      advance(PARETO, x, (int) Math.round(4 / h), h, 100 + round);
    }
    return 1 + count / sum;
  }

  /** Hill's estimator, shifted by c/d to where the law is a pure power. */
  private static double hill(double[] values, int top) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    double threshold = sorted[sorted.length - 1 - top];
    double sum = 0;
    for (int i = sorted.length - top; i < sorted.length; i++) {
      sum += Math.log((sorted[i] + 1) / (threshold + 1));
    }
    return 1 + top / sum;
  }

  private static double[] stationary(MultiplicativeEigenvalue sde, int paths, double h) {
    double[] x = new double[paths];
    Arrays.fill(x, sde.a() / sde.b());
    advance(sde, x, (int) Math.round(8 / h), h, 1);
    return x;
  }

  /** Euler's scheme, reflected at zero. */
  private static void advance(
      MultiplicativeEigenvalue sde, double[] x, int steps, double h, int stream) {
    var normal = ZigguratSampler.NormalizedGaussian.of(TestMatrices.rng("lambda", stream));
    var euler = new EulerMaruyama();
    double[] state = new double[1];
    double[] next = new double[1];
    double[] increment = new double[1];
    double root = Math.sqrt(h);
    for (int i = 0; i < x.length; i++) {
      state[0] = x[i];
      for (int step = 0; step < steps; step++) {
        increment[0] = root * normal.sample();
        euler.step(sde, 0, h, increment, state, next);
        state[0] = Math.abs(next[0]);
      }
      x[i] = state[0];
    }
  }
}
