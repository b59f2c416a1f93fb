package io.spectracast.study;

import io.spectracast.linalg.DenseMatrix;
import io.spectracast.linalg.Matrix;
import io.spectracast.linalg.SingularTriplets;
import io.spectracast.linalg.Svd;

/** Matrices taken so that rows are not fewer than columns, and their singular frames. */
final class Frame {

  private Frame() {}

  /** A matrix, transposed if it is wide. */
  static DenseMatrix tall(Matrix matrix) {
    int rows = matrix.rows();
    int columns = matrix.columns();
    double[] values = new double[rows * columns];
    matrix.copyRows(0, rows, values);
    if (rows >= columns) {
      return new DenseMatrix(rows, columns, values);
    }
    double[] turned = new double[values.length];
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < columns; j++) {
        turned[j * rows + i] = values[i * columns + j];
      }
    }
    return new DenseMatrix(columns, rows, turned);
  }

  /** All triplets of a matrix, transposed if it is wide. */
  static SingularTriplets of(Matrix matrix) {
    return Svd.triplets(tall(matrix));
  }

  /** |AᵀB|²_F over some columns of both, which are orthonormal. */
  static double overlap(DenseMatrix a, DenseMatrix b, int from, int to) {
    double sum = 0;
    for (int i = from; i < to; i++) {
      for (int j = from; j < to; j++) {
        double product = product(a, i, b, j);
        sum += product * product;
      }
    }
    return sum;
  }

  /** The product of two columns. */
  static double product(DenseMatrix a, int i, DenseMatrix b, int j) {
    double product = 0;
    for (int row = 0; row < a.rows(); row++) {
      product += a.values()[row * a.columns() + i] * b.values()[row * b.columns() + j];
    }
    return product;
  }
}
