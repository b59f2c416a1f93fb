package io.spectracast.rmt;

import static java.lang.Math.PI;
import static java.lang.Math.cos;

import java.util.function.DoubleFunction;

/**
 * A polynomial in Chebyshev form on [lower, upper]: Σ cₖ Tₖ(z), z the position mapped to [−1, 1].
 *
 * @param coefficients c₀ … ; owned by this object
 */
record Chebyshev(double lower, double upper, double[] coefficients) {

  /** Interpolates each component of a vector function at the degree + 1 Chebyshev points. */
  static Chebyshev[] interpolate(
      DoubleFunction<double[]> function, int components, double lower, double upper, int degree) {
    int n = degree + 1;
    double[][] c = new double[components][n];
    for (int j = 0; j < n; j++) {
      double angle = PI * (j + 0.5) / n;
      double[] values = function.apply((lower + upper + (upper - lower) * cos(angle)) / 2);
      for (int i = 0; i < components; i++) {
        for (int k = 0; k < n; k++) {
          c[i][k] += (k == 0 ? 1 : 2) * values[i] * cos(k * angle) / n;
        }
      }
    }
    Chebyshev[] result = new Chebyshev[components];
    for (int i = 0; i < components; i++) {
      result[i] = new Chebyshev(lower, upper, c[i]);
    }
    return result;
  }

  /** The value at x in [lower, upper], by Clenshaw's recurrence. */
  double value(double x) {
    double z = (2 * x - lower - upper) / (upper - lower);
    double b1 = 0;
    double b2 = 0;
    for (int k = coefficients.length - 1; k > 0; k--) {
      double b0 = 2 * z * b1 - b2 + coefficients[k];
      b2 = b1;
      b1 = b0;
    }
    return z * b1 - b2 + coefficients[0];
  }

  /** The integral from the lower end. */
  Chebyshev integral() {
    int n = coefficients.length;
    double half = (upper - lower) / 2;
    double[] c = new double[n + 1];
    for (int k = 1; k <= n; k++) {
      double before = k == 1 ? 2 * coefficients[0] : coefficients[k - 1];
      double after = k + 1 < n ? coefficients[k + 1] : 0;
      c[k] = half * (before - after) / (2 * k);
      c[0] += k % 2 == 0 ? -c[k] : c[k]; // Tₖ(−1) = (−1)ᵏ
    }
    return new Chebyshev(lower, upper, c);
  }
}
