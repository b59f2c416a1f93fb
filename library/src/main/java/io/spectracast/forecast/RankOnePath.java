package io.spectracast.forecast;

import java.util.Arrays;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.EigenDecompositionSymmetric;

/**
 * A rank-one path through weights in time, fitted to the changes ΔW_t = W_t − W₀ stacked as rows of
 * M: the leading singular triplet M ≈ σ u vᵀ, with the coefficient c_t = σu_t along v carried on by
 * a straight line in t.
 *
 * @param direction what each change contributes to v, u_t/σ; zero where nothing changed
 * @param intercept of c
 * @param slope of c per update
 */
record RankOnePath(double[] direction, double intercept, double slope) {

  /**
   * Fits the path.
   *
   * @param steps of the changes, increasing
   * @param gram M Mᵀ, the changes' scalar products
   * @param count how many of the changes are seen, at least 2
   * @param fitted how many of the last of those the line is fitted to, at least 2
   */
  static RankOnePath fit(double[] steps, double[][] gram, int count, int fitted) {
    double[][] seen = new double[count][];
    for (int i = 0; i < count; i++) {
      seen[i] = Arrays.copyOf(gram[i], count);
    }
    var eigen = new EigenDecompositionSymmetric(new Array2DRowRealMatrix(seen, false));
    double square = eigen.getEigenvalue(0);
    if (!(square > 0)) {
      return new RankOnePath(new double[count], 0, 0);
    }
    double sigma = Math.sqrt(square);
    double[] direction = new double[count];
    double[] coefficient = new double[count];
    for (int t = 0; t < count; t++) {
      double u = eigen.getEigenvector(0).getEntry(t);
      direction[t] = u / sigma;
      coefficient[t] = u * sigma;
    }
    double[] line = line(steps, coefficient, count - fitted, count);
    return new RankOnePath(direction, line[0], line[1]);
  }

  /** c at a step. */
  double coefficient(double step) {
    return intercept + slope * step;
  }

  private static double[] line(double[] x, double[] y, int from, int to) {
    double meanX = 0;
    double meanY = 0;
    for (int i = from; i < to; i++) {
      meanX += x[i] / (to - from);
      meanY += y[i] / (to - from);
    }
    double product = 0;
    double square = 0;
    for (int i = from; i < to; i++) {
      product += (x[i] - meanX) * (y[i] - meanY);
      square += (x[i] - meanX) * (x[i] - meanX);
    }
    double slope = square > 0 ? product / square : 0;
    return new double[] {meanY - slope * meanX, slope};
  }
}
