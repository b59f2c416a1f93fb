package io.spectracast.tracking;

import io.spectracast.linalg.Blas;
import io.spectracast.linalg.DenseMatrix;

/** Products of dense matrices. */
final class Product {

  private Product() {}

  /** A B. */
  static DenseMatrix of(DenseMatrix a, DenseMatrix b) {
    DenseMatrix product = zeros(a.rows(), b.columns());
    add(1, a, b, product);
    return product;
  }

  /** AᵀB. */
  static DenseMatrix transposed(DenseMatrix a, DenseMatrix b) {
    DenseMatrix product = zeros(a.columns(), b.columns());
    addTransposed(1, a, b, product);
    return product;
  }

  /** C ← C + α A B. */
  static void add(double alpha, DenseMatrix a, DenseMatrix b, DenseMatrix c) {
    Blas.gemm(
        false,
        false,
        a.rows(),
        b.columns(),
        a.columns(),
        alpha,
        a.values(),
        b.values(),
        1,
        c.values());
  }

  /** C ← C + α AᵀB. */
  static void addTransposed(double alpha, DenseMatrix a, DenseMatrix b, DenseMatrix c) {
    Blas.gemm(
        true,
        false,
        a.columns(),
        b.columns(),
        a.rows(),
        alpha,
        a.values(),
        b.values(),
        1,
        c.values());
  }

  /** C ← C + α A Bᵀ. */
  static void addByTransposed(double alpha, DenseMatrix a, DenseMatrix b, DenseMatrix c) {
    Blas.gemm(
        false, true, a.rows(), b.rows(), a.columns(), alpha, a.values(), b.values(), 1, c.values());
  }

  /** A copy whose entries may be changed. */
  static DenseMatrix copy(DenseMatrix a) {
    return new DenseMatrix(a.rows(), a.columns(), a.values().clone());
  }

  static DenseMatrix zeros(int rows, int columns) {
    return new DenseMatrix(rows, columns, new double[rows * columns]);
  }
}
