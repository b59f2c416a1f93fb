package io.spectracast.tracking;

import io.spectracast.linalg.Blas;
import io.spectracast.linalg.DenseMatrix;

/** Making moved vectors orthonormal again. */
final class Orthonormal {

  private Orthonormal() {}

  /**
   * The Q of the moved vectors' QR factorisation, each column with the sign that it had before: its
   * product with the vector it came from is not negative. Without this step products of many first
   * order steps lose their orthogonality.
   *
   * @param moved overwritten
   */
  static DenseMatrix of(DenseMatrix moved, DenseMatrix before) {
    int k = moved.columns();
    double[] q = moved.values();
    double[] p = before.values();
    Blas.qr(moved.rows(), k, q, new double[k * k]);
    double[] overlap = new double[k];
    for (int i = 0; i < q.length; i++) {
      overlap[i % k] += q[i] * p[i];
    }
    for (int i = 0; i < q.length; i++) {
      q[i] = overlap[i % k] < 0 ? -q[i] : q[i];
    }
    return moved;
  }
}
