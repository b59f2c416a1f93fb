package io.spectracast.forecast;

/**
 * Linear regression that bears outliers: minimises Σ wᵢ ρ(yᵢ − xᵢ·b) + λ·m·|b|², with Huber's ρ at
 * the median of |y − Xb| and m the weighted sum of the rows' mean squares, by reweighting.
 *
 * <p>P. J. Huber, Ann. Math. Stat. 35 (1964) 73.
 */
final class RidgeRegression {

  private static final int PASSES = 5;

  private RidgeRegression() {}

  /**
   * The coefficients b.
   *
   * @param x rows of equal length, at least one
   * @param y one for each row
   * @param importance of each row, positive
   * @param lambda λ, positive
   */
  static double[] fit(double[][] x, double[] y, double[] importance, double lambda) {
    double ridge = lambda * meanSquare(x, importance);
    double[] weights = importance.clone();
    double[] b = new double[x[0].length];
    for (int pass = 0; pass < PASSES; pass++) {
      b = weighted(x, y, weights, ridge);
      reweight(x, y, b, importance, weights);
    }
    return b;
  }

  /** Σ_j a_j b_j. */
  static double product(double[] a, double[] b) {
    double sum = 0;
    for (int j = 0; j < a.length; j++) {
      sum += a[j] * b[j];
    }
    return sum;
  }

  private static void reweight(
      double[][] x, double[] y, double[] b, double[] importance, double[] weights) {
    double[] errors = new double[y.length];
    for (int i = 0; i < y.length; i++) {
      errors[i] = Math.abs(y[i] - product(x[i], b));
    }
    double typical = Quantiles.of(errors, 0.5)[0];
    for (int i = 0; i < y.length; i++) {
      weights[i] = importance[i] * (errors[i] <= typical ? 1 : typical / errors[i]);
    }
  }

  private static double[] weighted(double[][] x, double[] y, double[] weights, double ridge) {
    int p = x[0].length;
    double[][] square = new double[p][p];
    double[] product = new double[p];
    for (int i = 0; i < x.length; i++) {
      double[] row = x[i];
      for (int a = 0; a < p; a++) {
        double scaled = weights[i] * row[a];
        if (scaled == 0) {
          continue;
        }
        product[a] += scaled * y[i];
        for (int c = 0; c <= a; c++) {
          square[a][c] += scaled * row[c];
        }
      }
    }
    for (int a = 0; a < p; a++) {
      square[a][a] += ridge;
    }
    return solve(square, product);
  }

  /** Cholesky's factorisation in place of the lower triangle, and both substitutions. */
  private static double[] solve(double[][] a, double[] y) {
    int p = y.length;
    double[] b = y.clone();
    for (int i = 0; i < p; i++) {
      for (int j = 0; j <= i; j++) {
        double sum = a[i][j];
        for (int k = 0; k < j; k++) {
          sum -= a[i][k] * a[j][k];
        }
        a[i][j] = i == j ? Math.sqrt(sum) : sum / a[j][j];
      }
      for (int k = 0; k < i; k++) {
        b[i] -= a[i][k] * b[k];
      }
      b[i] /= a[i][i];
    }
    for (int i = p - 1; i >= 0; i--) {
      for (int k = i + 1; k < p; k++) {
        b[i] -= a[k][i] * b[k];
      }
      b[i] /= a[i][i];
    }
    return b;
  }

  private static double meanSquare(double[][] x, double[] importance) {
    double sum = 0;
    for (int i = 0; i < x.length; i++) {
      sum += importance[i] * product(x[i], x[i]) / x[i].length;
    }
    return sum;
  }
}
