package io.spectracast.linalg;

import static java.lang.Math.max;
import static java.lang.Math.min;

import org.bytedeco.javacpp.DoublePointer;

/**
 * A whole matrix in native memory, column-major and tall: W itself, or Wᵀ where W is wide. LAPACK
 * is up to a third faster on tall matrices than on their transposes.
 *
 * @param values the entries times 2^−exponent, length × order
 * @param length max(m, n)
 * @param order min(m, n)
 * @param exponent the power of two divided out
 */
record NativeMatrix(DoublePointer values, int length, int order, int exponent) {

  /** Entries transposed at a time, few enough for the processor's cache. */
  private static final int BLOCK = 1 << 16;

  /** Copies W, of at least one entry; the memory belongs to the surrounding pointer scope. */
  static NativeMatrix of(Matrix matrix) {
    int m = matrix.rows();
    int n = matrix.columns();
    DoublePointer values = new DoublePointer((long) m * n);
    read(matrix, 0, values);
    double squares = Lapack.squaredNorm((long) m * n, values);
    int needed = ScaledRows.neededExponent(matrix, squares, ScaledRows.SAFE_SQUARES);
    if (needed != 0) {
      read(matrix, needed, values);
    }
    return new NativeMatrix(values, max(m, n), min(m, n), needed);
  }

  private static void read(Matrix matrix, int exponent, DoublePointer values) {
    ScaledRows rows = new ScaledRows(matrix, exponent);
    if (matrix.rows() < matrix.columns()) {
      rows.read(0, matrix.rows(), values);
    } else {
      readTransposed(rows, matrix.rows(), matrix.columns(), values);
    }
  }

  private static void readTransposed(ScaledRows rows, int m, int n, DoublePointer values) {
    int blockRows = min(m, max(1, BLOCK / n));
    try (DoublePointer block = new DoublePointer((long) blockRows * n)) {
      for (int i = 0; i < m; i += blockRows) {
        int count = min(blockRows, m - i);
        rows.read(i, count, block);
        Lapack.transpose(n, count, block, values.getPointer(i), m);
      }
    }
  }
}
