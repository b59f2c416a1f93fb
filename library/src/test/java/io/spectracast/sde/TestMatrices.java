package io.spectracast.sde;

import io.spectracast.linalg.DenseMatrix;
import io.spectracast.linalg.SingularTriplets;
import io.spectracast.linalg.Svd;
import io.spectracast.random.RandomStreams;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

/** Random and diagonal matrices for the tests of this package. */
final class TestMatrices {

  private TestMatrices() {}

  static UniformRandomProvider rng(String name, long index) {
    return new RandomStreams(20261124).stream(name, index);
  }

  static DenseMatrix gaussian(int rows, int columns, double scale, UniformRandomProvider rng) {
    var normal = ZigguratSampler.NormalizedGaussian.of(rng);
    double[] values = new double[rows * columns];
    for (int i = 0; i < values.length; i++) {
      values[i] = scale * normal.sample();
    }
    return new DenseMatrix(rows, columns, values);
  }

  /** A random m × n matrix with the given n singular values. */
  static DenseMatrix withSingularValues(int rows, double[] s, UniformRandomProvider rng) {
    SingularTriplets frame = Svd.triplets(gaussian(rows, s.length, 1, rng));
    return product(frame, s);
  }

  /** U diag(s) Vᵀ. */
  static DenseMatrix product(SingularTriplets frame, double[] s) {
    int m = frame.left().rows();
    int n = frame.right().rows();
    int k = s.length;
    double[] values = new double[m * n];
    for (int i = 0; i < m; i++) {
      for (int j = 0; j < n; j++) {
        for (int c = 0; c < k; c++) {
          values[i * n + j] +=
              frame.left().values()[i * k + c] * s[c] * frame.right().values()[j * k + c];
        }
      }
    }
    return new DenseMatrix(m, n, values);
  }

  /** The m × n matrix with s on its diagonal. */
  static DenseMatrix diagonal(int rows, double[] s) {
    double[] values = new double[rows * s.length];
    for (int k = 0; k < s.length; k++) {
      values[k * s.length + k] = s[k];
    }
    return new DenseMatrix(rows, s.length, values);
  }

  /** x + c·y. */
  static DenseMatrix sum(DenseMatrix x, double c, DenseMatrix y) {
    double[] values = x.values().clone();
    for (int i = 0; i < values.length; i++) {
      values[i] += c * y.values()[i];
    }
    return new DenseMatrix(x.rows(), x.columns(), values);
  }
}
