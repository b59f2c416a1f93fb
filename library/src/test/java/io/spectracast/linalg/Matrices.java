package io.spectracast.linalg;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.apache.commons.rng.simple.RandomSource;

/** Matrices for tests, and the products that check a decomposition. */
final class Matrices {

  private Matrices() {}

  static DenseMatrix gaussian(int rows, int columns, long seed) {
    UniformRandomProvider rng = RandomSource.L64_X128_MIX.create(seed);
    var normal = ZigguratSampler.NormalizedGaussian.of(rng);
    return new DenseMatrix(rows, columns, normal.samples((long) rows * columns).toArray());
  }

  /** W = U D Vᵀ with random orthonormal U (m × k), V (n × k) and the given D. */
  static DenseMatrix withSingularValues(int rows, int columns, long seed, double... values) {
    int k = values.length;
    double[] left = orthonormal(rows, k, seed);
    double[] right = orthonormal(columns, k, seed + 1);
    for (int i = 0; i < left.length; i++) {
      left[i] *= values[i % k];
    }
    double[] product = new double[rows * columns];
    Blas.gemm(false, true, rows, columns, k, 1, left, right, 0, product);
    return new DenseMatrix(rows, columns, product);
  }

  private static double[] orthonormal(int rows, int columns, long seed) {
    double[] q = gaussian(rows, columns, seed).values();
    Blas.qr(rows, columns, q, new double[columns * columns]);
    return q;
  }

  static DenseMatrix identity(int order) {
    double[] values = new double[order * order];
    for (int i = 0; i < order; i++) {
      values[i * order + i] = 1;
    }
    return new DenseMatrix(order, order, values);
  }

  static DenseMatrix constant(int rows, int columns, double entry) {
    double[] values = new double[rows * columns];
    java.util.Arrays.fill(values, entry);
    return new DenseMatrix(rows, columns, values);
  }

  static DenseMatrix times(DenseMatrix matrix, double factor) {
    double[] values = matrix.values().clone();
    for (int i = 0; i < values.length; i++) {
      values[i] *= factor;
    }
    return new DenseMatrix(matrix.rows(), matrix.columns(), values);
  }

  static FloatMatrix rounded(DenseMatrix matrix) {
    float[] values = new float[matrix.values().length];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) matrix.values()[i];
    }
    return new FloatMatrix(matrix.rows(), matrix.columns(), values);
  }

  static DenseMatrix widened(Matrix matrix) {
    double[] values = new double[matrix.rows() * matrix.columns()];
    matrix.copyRows(0, matrix.rows(), values);
    return new DenseMatrix(matrix.rows(), matrix.columns(), values);
  }

  static DenseMatrix transposed(DenseMatrix matrix) {
    int m = matrix.rows();
    int n = matrix.columns();
    double[] values = new double[m * n];
    for (int i = 0; i < m; i++) {
      for (int j = 0; j < n; j++) {
        values[j * m + i] = matrix.values()[i * n + j];
      }
    }
    return new DenseMatrix(n, m, values);
  }

  /** Largest entry of |XᵀX − I|. */
  static double lossOfOrthogonality(DenseMatrix vectors) {
    int k = vectors.columns();
    double[] gram = new double[k * k];
    Blas.syrk(true, k, vectors.rows(), 1, vectors.values(), 0, gram);
    return largest(gram, identity(k).values());
  }

  /** Largest entry of |WV − US| and |WᵀU − VS|. */
  static double residual(DenseMatrix matrix, SingularTriplets triplets) {
    return Math.max(
        residual(matrix, triplets.left(), triplets.singularValues(), triplets.right()),
        residual(transposed(matrix), triplets.right(), triplets.singularValues(), triplets.left()));
  }

  private static double residual(
      DenseMatrix matrix, DenseMatrix left, double[] values, DenseMatrix right) {
    int m = matrix.rows();
    int k = values.length;
    double[] image = new double[m * k];
    Blas.gemm(false, false, m, k, matrix.columns(), 1, matrix.values(), right.values(), 0, image);
    double[] expected = left.values().clone();
    for (int i = 0; i < expected.length; i++) {
      expected[i] *= values[i % k];
    }
    return largest(image, expected);
  }

  /** Largest |xₖ − yₖ|; NaN if there is one. */
  static double largest(double[] x, double[] y) {
    double largest = 0;
    for (int i = 0; i < x.length; i++) {
      largest = Math.max(largest, Math.abs(x[i] - y[i]));
    }
    return largest;
  }
}
