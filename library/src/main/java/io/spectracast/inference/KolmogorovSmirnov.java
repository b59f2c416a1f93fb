package io.spectracast.inference;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;

/**
 * The Kolmogorov distance D = sup |F_N(x) − F(x)| between N values and a continuous distribution
 * function, and its p-value for independent values.
 *
 * <p>The p-value is Kolmogorov's series at (√N + 0.12 + 0.11/√N)·D: within about 0.01 of the exact
 * one for N ≥ 5. M. A. Stephens, J. R. Stat. Soc. B 32 (1970) 115–122.
 */
public final class KolmogorovSmirnov {

  private static final int TERMS = 100;

  private KolmogorovSmirnov() {}

  /**
   * D.
   *
   * @param values in any order, at least one; not modified
   * @param cdf F
   */
  public static double distance(double[] values, DoubleUnaryOperator cdf) {
    if (values.length == 0) {
      throw new IllegalArgumentException("values must not be empty");
    }
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    double n = sorted.length;
    double distance = 0;
    for (int i = 0; i < sorted.length; i++) {
      double f = cdf.applyAsDouble(sorted[i]);
      distance = Math.max(distance, Math.max(f - i / n, (i + 1) / n - f));
    }
    return distance;
  }

  /** The probability that N independent values from the law itself are farther from it than D. */
  public static double pValue(double distance, int count) {
    double root = Math.sqrt(count);
    return survival((root + 0.12 + 0.11 / root) * distance);
  }

  /** 1 − K(x), K Kolmogorov's distribution. */
  static double survival(double x) {
    if (x < 0.2) { // 1 − K is 1 to double precision
      return 1;
    }
    double sum = 0;
    for (int k = 1; k <= TERMS; k++) {
      sum += (k % 2 == 1 ? 1 : -1) * Math.exp(-2.0 * k * k * x * x);
    }
    return Math.min(1, Math.max(0, 2 * sum));
  }
}
