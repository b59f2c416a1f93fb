package io.spectracast.sde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.spectracast.linalg.Svd;
import java.util.Arrays;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The weak error of the order-preserving scheme against the exact law of dW = −κW dt + ν dB, for
 * which E Σ s² = e^{−2κt} Σ s₀² + mnν²(1 − e^{−2κt})/(2κ).
 *
 * <p>All step sizes share their Brownian paths with one of 32 steps, so that differences between
 * them have little noise; the finest is compared with the exact mean by way of the control variate
 * 2ν e^{−κt} Σ s₀ B_t, whose mean is zero. Without the {@link CloseRange} correction the slope is
 * 0.77, as the mean of |repulsion|² diverges like a logarithm.
 */
class WeakConvergenceTest {

  private static final int FINEST = 32;

  /** Power: the standard error of the slope is about 0.03. */
  @Test
  void semiImplicitConvergesWithItsDeclaredOrderOnSmallMatrices() {
    double[] start = SingularValueEnsembleTest.ramp(12, 1.9, 0.4);

    double order = order(new Problem(24, start, 0.3, 0.2, 0.2), 12_000);

    assertThat(order).isCloseTo(new SemiImplicit().weakOrder(), within(0.15));
  }

  /** The coarsest step is 1.25 squared gaps over ν², as in the smaller case. */
  @Tag("slow")
  @Test
  void semiImplicitConvergesWithItsDeclaredOrderOnLargerMatrices() {
    double[] start = SingularValueEnsembleTest.ramp(100, 24, 4);

    double order = order(new Problem(200, start, 1, 0.2, 0.05), 6_000);

    assertThat(order).isCloseTo(new SemiImplicit().weakOrder(), within(0.15));
  }

  /**
   * Means of chosen singular values at 784 × 256 against exactly sampled matrices; they differ by
   * less than 4 standard errors plus the measured first-order bias at this step, 0.4 % of ν.
   */
  @Tag("slow")
  @Test
  void agreesWithExactLawOnTheShapeOfANetworkLayer() {
    int n = 256;
    double[] start = SingularValueEnsembleTest.ramp(n, 44, 12);
    var sde = SingularValueSde.dyson(784, n, 1).withDrift(SingularValueDrift.decay(0.2));
    var grid = new TimeGrid(new double[] {0, 0.2}, 0.2 / 64);
    double[][][] s = new SingularValueEnsemble(400, 5, 2).solve(sde, start, grid);
    var exact = new OrnsteinUhlenbeck(0.2, new IsotropicNoise(1));
    int count = 200;
    double[][] truth = new double[count][];
    for (int i = 0; i < count; i++) {
      var rng = TestMatrices.rng("layer", i);
      truth[i] = Svd.values(exact.sample(TestMatrices.diagonal(784, start), 0.2, rng));
    }
    for (int k : new int[] {0, 1, 10, 64, 128, 200, 254, 255}) {
      double[] simulated = column(s, 1, k);
      double[] sampled = Arrays.stream(truth).mapToDouble(x -> x[k]).toArray();
      double error = Math.hypot(standardError(simulated), standardError(sampled));
      assertThat(mean(simulated)).isCloseTo(mean(sampled), within(4 * error + 0.01));
    }
  }

  /** No drift, all singular values equal at the start: the hardest gaps. */
  @Test
  void equalValuesPartAsTheExactLawSays() {
    double[] equal = new double[12];
    Arrays.fill(equal, 1);
    var problem = new Problem(24, equal, 0.3, 0, 0.2);

    double[] error = errors(problem, 6_000);

    double spread = problem.exact() - 12; // mnν²t = 5.2
    assertThat(Math.abs(error[5])).isLessThan(0.03 * spread);
    assertThat(Math.abs(error[5])).isLessThan(Math.abs(error[2]) / 3);
  }

  private record Problem(int rows, double[] start, double nu, double kappa, double time) {

    double keep() {
      return Math.exp(-kappa * time);
    }

    /** E Σ s² at the end. */
    double exact() {
      double variance = kappa == 0 ? nu * nu * time : nu * nu * (1 - keep() * keep()) / (2 * kappa);
      double sum = Arrays.stream(start).map(x -> x * x).sum();
      return keep() * keep() * sum + rows * start.length * variance;
    }
  }

  /** The slope of log |error| against log h over 1, 2, 4 and 8 steps. */
  private static double order(Problem problem, int paths) {
    double[] error = errors(problem, paths);
    double slope = 0;
    for (int level = 0; level < 4; level++) {
      slope -= (level - 1.5) * Math.log(Math.abs(error[level])) / Math.log(2) / 5;
    }
    return slope;
  }

  /** E Σ s² less the exact value, for 1, 2, 4, …, 32 steps. */
  private static double[] errors(Problem problem, int paths) {
    double[] error = new double[6];
    int lanes = 50;
    for (int first = 0; first < paths; first += lanes) {
      addErrors(problem, first, lanes, (double) lanes / paths, error);
    }
    for (int level = 0; level < 5; level++) {
      error[level] += error[5];
    }
    return error;
  }

  private static void addErrors(
      Problem problem, int first, int lanes, double weight, double[] error) {
    int n = problem.start.length;
    double h = problem.time / FINEST;
    double[][][] noise = new double[FINEST][n][lanes];
    double[] control = new double[lanes];
    for (int p = 0; p < lanes; p++) {
      var normal = ZigguratSampler.NormalizedGaussian.of(TestMatrices.rng("weak", first + p));
      for (int i = 0; i < FINEST; i++) {
        for (int k = 0; k < n; k++) {
          noise[i][k][p] = Math.sqrt(h) * normal.sample();
          double remaining = Math.exp(-problem.kappa * (problem.time - (i + 0.5) * h));
          control[p] +=
              2 * problem.nu * problem.keep() * problem.start[k] * remaining * noise[i][k][p];
        }
      }
    }
    double[][] sums = new double[6][];
    for (int level = 0; level < 6; level++) {
      sums[level] = squares(problem, noise, 1 << level, lanes);
    }
    for (int p = 0; p < lanes; p++) {
      for (int level = 0; level < 5; level++) {
        error[level] += weight * (sums[level][p] - sums[5][p]) / lanes;
      }
      error[5] += weight * (sums[5][p] - control[p] - problem.exact()) / lanes;
    }
  }

  private static double[] squares(Problem problem, double[][][] noise, int steps, int lanes) {
    int n = problem.start.length;
    double h = problem.time / steps;
    var block = new LogGasBlock(new LogGas(n, problem.rows - n, new double[0]), lanes);
    double[][] state = Lanes.rows(n, lanes);
    double[][] target = Lanes.rows(n, lanes);
    for (int k = 0; k < n; k++) {
      Arrays.fill(state[k], problem.start[k]);
    }
    for (int step = 0; step < steps; step++) {
      for (int k = 0; k < n; k++) {
        for (int p = 0; p < lanes; p++) {
          double increment = 0;
          for (int i = step * FINEST / steps; i < (step + 1) * FINEST / steps; i++) {
            increment += noise[i][k][p];
          }
          target[k][p] = state[k][p] * (1 - problem.kappa * h) + problem.nu * increment;
        }
      }
      block.solve(target, h * problem.nu * problem.nu, state);
    }
    double[] sums = new double[lanes];
    for (int k = 0; k < n; k++) {
      Lanes.addProduct(state[k], state[k], sums);
    }
    return sums;
  }

  private static double[] column(double[][][] s, int time, int k) {
    return Arrays.stream(s).mapToDouble(member -> member[time][k]).toArray();
  }

  private static double mean(double[] values) {
    return Arrays.stream(values).average().orElseThrow();
  }

  private static double standardError(double[] values) {
    double mean = mean(values);
    double variance =
        Arrays.stream(values).map(x -> (x - mean) * (x - mean)).sum() / (values.length - 1);
    return Math.sqrt(variance / values.length);
  }
}
