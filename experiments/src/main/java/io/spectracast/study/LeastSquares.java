package io.spectracast.study;

import java.util.Arrays;

/**
 * y = c₀ + Σ c_k (x_k − x̄_k)/d_k by least squares with a ridge, over the mean x̄ and standard
 * deviation d of each column.
 *
 * <p>A. E. Hoerl and R. W. Kennard, Technometrics 12 (1970) 55–67.
 */
final class LeastSquares {

  private final double[] means;
  private final double[] deviations;
  private final double[] coefficients;
  private final double constant;

  private LeastSquares(
      double[] means, double[] deviations, double[] coefficients, double constant) {
    this.means = means;
    this.deviations = deviations;
    this.coefficients = coefficients;
    this.constant = constant;
  }

  /**
   * The fit to some rows.
   *
   * @param x columns; may be none
   * @param ridge added to the diagonal of the correlations, positive
   */
  static LeastSquares of(double[][] x, double[] y, int[] rows, double ridge) {
    double constant = mean(y, rows);
    double[] means = Arrays.stream(x).mapToDouble(column -> mean(column, rows)).toArray();
    double[] deviations = new double[x.length];
    Arrays.setAll(
        deviations, k -> Math.sqrt(product(x[k], means[k], x[k], means[k], rows) / rows.length));
    for (int k = 0; k < x.length; k++) {
      deviations[k] = deviations[k] > 0 ? deviations[k] : 1; // a constant column
    }
    double[][] normal = new double[x.length][x.length + 1];
    for (int j = 0; j < x.length; j++) {
      for (int k = 0; k < x.length; k++) {
        double scale = deviations[j] * deviations[k] * rows.length;
        normal[j][k] = product(x[j], means[j], x[k], means[k], rows) / scale;
      }
      normal[j][j] += ridge;
      normal[j][x.length] =
          product(x[j], means[j], y, constant, rows) / (deviations[j] * rows.length);
    }
    return new LeastSquares(means, deviations, solved(normal), constant);
  }

  private static double mean(double[] column, int[] rows) {
    return Arrays.stream(rows).mapToDouble(i -> column[i]).average().orElse(0);
  }

  private static double product(double[] a, double meanA, double[] b, double meanB, int[] rows) {
    return Arrays.stream(rows).mapToDouble(i -> (a[i] - meanA) * (b[i] - meanB)).sum();
  }

  /** Gauss's elimination of a positive definite matrix with its right-hand side. */
  private static double[] solved(double[][] rows) {
    int n = rows.length;
    for (int k = 0; k < n; k++) {
      for (int i = 0; i < n; i++) {
        double factor = rows[i][k] / rows[k][k];
        for (int j = k; i != k && j <= n; j++) {
          rows[i][j] -= factor * rows[k][j];
        }
      }
    }
    double[] solution = new double[n];
    Arrays.setAll(solution, k -> rows[k][n] / rows[k][k]);
    return solution;
  }

  /** The prediction for a row. */
  double at(double[][] x, int row) {
    double y = constant;
    for (int k = 0; k < coefficients.length; k++) {
      y += coefficients[k] * (x[k][row] - means[k]) / deviations[k];
    }
    return y;
  }
}
