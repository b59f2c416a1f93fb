package io.spectracast.sde;

import io.spectracast.linalg.Blas;
import io.spectracast.linalg.DenseMatrix;
import io.spectracast.linalg.SingularTriplets;

/**
 * The first-order change of singular vectors when the matrix W = U S Vᵀ changes by a small E. With
 * g = UᵀEV,
 *
 * <pre>  uⱼᵀΔuᵢ = (sᵢgⱼᵢ + sⱼgᵢⱼ)/(sᵢ² − sⱼ²),   vⱼᵀΔvᵢ = (sᵢgᵢⱼ + sⱼgⱼᵢ)/(sᵢ² − sⱼ²),   j ≠ i,
 * </pre>
 *
 * and gⱼᵢ/sᵢ for the directions outside the frame, which count as having singular value zero: exact
 * for a full frame, an approximation for a truncated one. Spikes grow out of those directions, so
 * that a tracker which drops them cannot see one form.
 *
 * <p>Valid only while E is small against the gaps sᵢ − sⱼ.
 *
 * <p>G. W. Stewart and J. Sun, Matrix Perturbation Theory (1990), ch. V.
 *
 * @param left ΔU, m × k
 * @param right ΔV, n × k
 */
public record VectorIncrement(DenseMatrix left, DenseMatrix right) {

  /**
   * The change of the frame's vectors.
   *
   * @param frame all or the leading triplets of W, with distinct singular values
   * @param increment E, m × n
   */
  public static VectorIncrement of(SingularTriplets frame, DenseMatrix increment) {
    int m = increment.rows();
    int n = increment.columns();
    int k = frame.count();
    double[] u = frame.left().values();
    double[] v = frame.right().values();
    double[] ev = new double[m * k];
    double[] eu = new double[n * k];
    double[] g = new double[k * k];
    Blas.gemm(false, false, m, k, n, 1, increment.values(), v, 0, ev);
    Blas.gemm(true, false, n, k, m, 1, increment.values(), u, 0, eu);
    Blas.gemm(true, false, k, k, m, 1, u, ev, 0, g);
    double[] s = frame.singularValues();
    return new VectorIncrement(
        turn(m, s, u, ev, inside(g, s, false)), turn(n, s, v, eu, inside(g, s, true)));
  }

  /**
   * The share (sᵢx + sⱼy)/(sᵢ² − sⱼ²) of vector j that vector i takes up: of the left ones for x =
   * gⱼᵢ and y = gᵢⱼ, of the right ones for x = gᵢⱼ and y = gⱼᵢ. Infinite or NaN where sᵢ = sⱼ.
   */
  public static double coefficient(double si, double sj, double x, double y) {
    return (si * x + sj * y) / ((si - sj) * (si + sj));
  }

  /**
   * The k × k coefficients of the frame's own vectors, column i for vector i, less what the product
   * (E V)/s, which also holds the directions outside, brings along.
   */
  private static double[] inside(double[] g, double[] s, boolean transposed) {
    int k = s.length;
    double[] coefficients = new double[k * k];
    for (int j = 0; j < k; j++) {
      for (int i = 0; i < k; i++) {
        double along = transposed ? g[i * k + j] : g[j * k + i];
        double across = transposed ? g[j * k + i] : g[i * k + j];
        double turn = i == j ? 0 : coefficient(s[i], s[j], along, across);
        coefficients[j * k + i] = turn - along / s[i];
      }
    }
    return coefficients;
  }

  private static DenseMatrix turn(
      int length, double[] s, double[] vectors, double[] product, double[] coefficients) {
    int k = s.length;
    double[] result = new double[length * k];
    for (int i = 0; i < result.length; i++) {
      result[i] = product[i] / s[i % k];
    }
    Blas.gemm(false, false, length, k, k, 1, vectors, coefficients, 1, result);
    return new DenseMatrix(length, k, result);
  }
}
