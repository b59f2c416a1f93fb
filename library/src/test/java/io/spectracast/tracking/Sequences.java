package io.spectracast.tracking;

import io.spectracast.linalg.Blas;
import io.spectracast.linalg.DenseMatrix;
import io.spectracast.random.RandomStreams;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

/** Matrices and sequences of increments for the tests of this package. */
final class Sequences {

  private Sequences() {}

  static UniformRandomProvider rng(String name, long index) {
    return new RandomStreams(20261201).stream(name, index);
  }

  static DenseMatrix gaussian(int rows, int columns, double scale, UniformRandomProvider rng) {
    var normal = ZigguratSampler.NormalizedGaussian.of(rng);
    double[] values = new double[rows * columns];
    for (int i = 0; i < values.length; i++) {
      values[i] = scale * normal.sample();
    }
    return new DenseMatrix(rows, columns, values);
  }

  /** Random orthonormal columns. */
  static DenseMatrix orthonormal(int rows, int columns, UniformRandomProvider rng) {
    DenseMatrix q = gaussian(rows, columns, 1, rng);
    Blas.qr(rows, columns, q.values(), new double[columns * columns]);
    return q;
  }

  /** U diag(s) Vᵀ. */
  static DenseMatrix product(DenseMatrix u, double[] s, DenseMatrix v) {
    double[] scaled = u.values().clone();
    for (int i = 0; i < scaled.length; i++) {
      scaled[i] *= s[i % s.length];
    }
    DenseMatrix product = Product.zeros(u.rows(), v.rows());
    Product.addByTransposed(1, new DenseMatrix(u.rows(), s.length, scaled), v, product);
    return product;
  }

  /** A random m × n matrix with the given singular values. */
  static DenseMatrix withSingularValues(
      int rows, int columns, double[] s, UniformRandomProvider rng) {
    return product(orthonormal(rows, s.length, rng), s, orthonormal(columns, s.length, rng));
  }

  /** x + c·y. */
  static DenseMatrix sum(DenseMatrix x, double c, DenseMatrix y) {
    double[] values = x.values().clone();
    for (int i = 0; i < values.length; i++) {
      values[i] += c * y.values()[i];
    }
    return new DenseMatrix(x.rows(), x.columns(), values);
  }

  static DenseMatrix times(double c, DenseMatrix x) {
    return sum(new DenseMatrix(x.rows(), x.columns(), new double[x.values().length]), c, x);
  }

  /** |a_k − b_k| of the k-th columns, up to a sign. */
  static double distance(DenseMatrix a, DenseMatrix b, int k) {
    double plus = 0;
    double minus = 0;
    for (int i = 0; i < a.rows(); i++) {
      double x = a.values()[i * a.columns() + k];
      double y = b.values()[i * b.columns() + k];
      plus += (x + y) * (x + y);
      minus += (x - y) * (x - y);
    }
    return Math.sqrt(Math.min(plus, minus));
  }

  static DenseMatrix transposed(DenseMatrix w) {
    double[] values = new double[w.values().length];
    for (int i = 0; i < w.rows(); i++) {
      for (int j = 0; j < w.columns(); j++) {
        values[j * w.rows() + i] = w.values()[i * w.columns() + j];
      }
    }
    return new DenseMatrix(w.columns(), w.rows(), values);
  }
}
