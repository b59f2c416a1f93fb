package io.spectracast.sde;

import java.util.Arrays;
import java.util.function.IntFunction;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

/**
 * Errors of means under the order-preserving scheme with 1, 2, 4, …, 32 steps over one time, for dW
 * = −κW dt + ν dB.
 *
 * <p>All step sizes share their Brownian paths with the finest, so that differences between them
 * have little noise. The finest is compared with the exact E Σ s² by way of the control variate 2ν
 * e^{−κt} Σ s₀ B_t, whose mean is zero. Paths come in batches, from which the standard errors are
 * found by the jackknife.
 */
final class WeakErrors {

  static final int LEVELS = 6;

  private static final int FINEST = 1 << (LEVELS - 1);
  private static final int LANES = 50;
  private static final int BATCHES = 20;

  record Problem(int rows, double[] start, double nu, double kappa, double time) {

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

  /** An order of convergence with its standard error. */
  record Order(double value, double standardError) {}

  private final Problem problem;
  private final int n;
  private final int paths;

  /** [batch][level]: the mean of Σ s² less that of the finest level; there, less the exact one. */
  private final double[][] squares = new double[BATCHES][LEVELS];

  /** [batch][level][k]: the mean of sₖ less that of the finest level. */
  private final double[][][] values;

  /** Simulates this many paths, a multiple of 1 000. */
  WeakErrors(Problem problem, int paths) {
    this.problem = problem;
    this.paths = paths;
    n = problem.start.length;
    values = new double[BATCHES][LEVELS][n];
    Runnable[] halves = {() -> simulate(0), () -> simulate(1)};
    Arrays.stream(halves).parallel().forEach(Runnable::run);
  }

  private void simulate(int first) {
    for (int block = first; block * LANES < paths; block += 2) {
      simulate(block * LANES, block % BATCHES);
    }
  }

  /** The errors of E Σ s² at each level. */
  double[] ofSquares() {
    return ofSquares(-1);
  }

  /** The root mean square over k of the errors of E sₖ, the limit being extrapolated. */
  double[] ofSingleValues() {
    return ofSingleValues(-1);
  }

  /** The slope of log |error of E Σ s²| against log h over 1, 2, 4 and 8 steps. */
  Order orderOfSquares() {
    return order(this::ofSquares);
  }

  /** The same slope for the single values. */
  Order orderOfSingleValues() {
    return order(this::ofSingleValues);
  }

  private static Order order(IntFunction<double[]> errors) {
    double value = slope(errors.apply(-1));
    double sum = 0;
    double squares = 0;
    for (int batch = 0; batch < BATCHES; batch++) {
      double without = slope(errors.apply(batch));
      sum += without;
      squares += without * without;
    }
    double variance = squares - sum * sum / BATCHES;
    return new Order(value, Math.sqrt(variance * (BATCHES - 1) / BATCHES));
  }

  private static double slope(double[] error) {
    double slope = 0;
    for (int level = 0; level < 4; level++) {
      slope -= (level - 1.5) * Math.log(Math.abs(error[level])) / Math.log(2) / 5;
    }
    return slope;
  }

  private double[] ofSquares(int without) {
    double[] error = new double[LEVELS];
    for (int level = 0; level < LEVELS; level++) {
      for (int batch = 0; batch < BATCHES; batch++) {
        error[level] += batch == without ? 0 : squares[batch][level] / batches(without);
      }
    }
    for (int level = 0; level + 1 < LEVELS; level++) {
      error[level] += error[LEVELS - 1];
    }
    return error;
  }

  private double[] ofSingleValues(int without) {
    double[] error = new double[LEVELS];
    for (int level = 0; level < LEVELS; level++) {
      double sum = 0;
      for (int k = 0; k < n; k++) {
        sum += square(level, k, without);
      }
      error[level] = Math.sqrt(Math.max(sum / n, Double.MIN_NORMAL));
    }
    return error;
  }

  /** The squared error of E sₖ without the part that is due to the noise of its estimate. */
  private double square(int level, int k, int without) {
    double sum = 0;
    double squares = 0;
    for (int batch = 0; batch < BATCHES; batch++) {
      if (batch != without) { // the limit: 2 E(finest) − E(half as fine)
        double x = values[batch][level][k] + values[batch][LEVELS - 2][k];
        sum += x;
        squares += x * x;
      }
    }
    int count = batches(without);
    return (sum * sum - squares) / (count * (count - 1.0));
  }

  private static int batches(int without) {
    return without < 0 ? BATCHES : BATCHES - 1;
  }

  private void simulate(int first, int batch) {
    double h = problem.time / FINEST;
    double weight = (double) BATCHES / paths;
    double[][][] noise = new double[FINEST][n][LANES];
    double control = 0;
    for (int p = 0; p < LANES; p++) {
      var normal = ZigguratSampler.NormalizedGaussian.of(TestMatrices.rng("weak", first + p));
      for (int i = 0; i < FINEST; i++) {
        double remaining = Math.exp(-problem.kappa * (problem.time - (i + 0.5) * h));
        for (int k = 0; k < n; k++) {
          noise[i][k][p] = Math.sqrt(h) * normal.sample();
          double reach = problem.keep() * remaining * noise[i][k][p];
          control += 2 * problem.nu * problem.start[k] * reach;
        }
      }
    }
    double[][] finest = end(noise, FINEST);
    for (int level = 0; level < LEVELS; level++) {
      double[][] s = level + 1 < LEVELS ? end(noise, 1 << level) : finest;
      add(weight, s, 1, batch, level);
      if (level + 1 < LEVELS) {
        add(weight, finest, -1, batch, level);
      }
    }
    synchronized (this) {
      squares[batch][LEVELS - 1] -= weight * (control + LANES * problem.exact());
      Arrays.fill(values[batch][LEVELS - 1], 0);
    }
  }

  private synchronized void add(double weight, double[][] s, int sign, int batch, int level) {
    for (int k = 0; k < n; k++) {
      for (int p = 0; p < LANES; p++) {
        values[batch][level][k] += sign * weight * s[k][p];
        squares[batch][level] += sign * weight * s[k][p] * s[k][p];
      }
    }
  }

  /** The states after this many steps, modes × lanes. */
  private double[][] end(double[][][] noise, int steps) {
    double h = problem.time / steps;
    var block = new LogGasBlock(new LogGas(n, problem.rows - n, new double[0]), LANES);
    double[][] state = Lanes.rows(n, LANES);
    double[][] target = Lanes.rows(n, LANES);
    for (int k = 0; k < n; k++) {
      Arrays.fill(state[k], problem.start[k]);
    }
    double[] b = new double[n];
    for (int step = 0; step < steps; step++) {
      for (int p = 0; p < LANES; p++) {
        for (int k = 0; k < n; k++) {
          double increment = 0;
          for (int i = step * FINEST / steps; i < (step + 1) * FINEST / steps; i++) {
            increment += noise[i][k][p];
          }
          b[k] = state[k][p] * (1 - problem.kappa * h) + problem.nu * increment;
        }
        Fold.intoChamber(b);
        for (int k = 0; k < n; k++) {
          target[k][p] = b[k];
        }
      }
      block.solve(target, h * problem.nu * problem.nu, state);
    }
    return state;
  }
}
