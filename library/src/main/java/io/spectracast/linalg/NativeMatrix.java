package io.spectracast.linalg;

import org.bytedeco.javacpp.DoublePointer;

/**
 * A whole matrix in native memory, row-major, which is its transpose column-major.
 *
 * @param values the entries of W·2^−exponent
 * @param exponent the power of two divided out
 */
record NativeMatrix(DoublePointer values, int exponent) {

  /** Copies W, of at least one entry; the memory belongs to the surrounding pointer scope. */
  static NativeMatrix of(Matrix matrix) {
    DoublePointer values = new DoublePointer((long) matrix.rows() * matrix.columns());
    int needed = read(matrix, 0, values);
    if (needed != 0) {
      read(matrix, needed, values);
    }
    return new NativeMatrix(values, needed);
  }

  private static int read(Matrix matrix, int exponent, DoublePointer values) {
    ScaledRows rows = new ScaledRows(matrix, exponent);
    rows.read(0, matrix.rows(), values);
    return rows.neededExponent();
  }
}
