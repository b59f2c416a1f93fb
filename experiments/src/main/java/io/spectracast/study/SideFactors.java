package io.spectracast.study;

import io.spectracast.linalg.Blas;
import io.spectracast.linalg.DenseMatrix;
import io.spectracast.sde.KroneckerNoise;
import java.util.List;

/**
 * The Kronecker model of one parameter's noise: the covariances of its rows and of its columns, A =
 * E ξξᵀ/n and C = E ξᵀξ/m, both of mean diagonal ν². For a vector, a matrix of one column, the
 * model is exact.
 *
 * @param rows m
 * @param columns n
 * @param variance ν²
 * @param noise of covariance A ⊗ C/ν²
 */
record SideFactors(int rows, int columns, double variance, KroneckerNoise noise) {

  /**
   * Of all deviations of the examples' gradients.
   *
   * @param deviations of mean zero and one shape, not all zero
   */
  static SideFactors of(List<DenseMatrix> deviations) {
    int m = deviations.get(0).rows();
    int n = deviations.get(0).columns();
    double[] row = new double[m * m];
    double[] column = new double[n * n];
    int count = deviations.size();
    for (DenseMatrix deviation : deviations) {
      double[] xi = deviation.values();
      Blas.gemm(false, true, m, m, n, 1.0 / (count * n), xi, xi, 1, row);
      Blas.gemm(true, false, n, n, m, 1.0 / (count * m), xi, xi, 1, column);
    }
    double variance = 0;
    for (int i = 0; i < m; i++) {
      variance += row[i * m + i] / m;
    }
    return new SideFactors(
        m,
        n,
        variance,
        KroneckerNoise.ofCovariances(new DenseMatrix(m, m, row), new DenseMatrix(n, n, column)));
  }

  /** A draw of the model from independent standard normal entries, row-major. */
  float[] shaped(float[] normal) {
    double[] z = new double[normal.length];
    for (int e = 0; e < z.length; e++) {
      z[e] = normal[e];
    }
    double[] out = new double[z.length];
    noise.diffuse(rows, columns, out.clone(), z, out);
    float[] shaped = new float[out.length];
    for (int e = 0; e < out.length; e++) {
      shaped[e] = (float) out[e];
    }
    return shaped;
  }
}
