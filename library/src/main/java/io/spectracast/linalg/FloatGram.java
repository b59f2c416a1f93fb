package io.spectracast.linalg;

import static java.lang.Math.max;
import static java.lang.Math.min;

import org.bytedeco.javacpp.FloatPointer;

/**
 * The Gram matrix of the short side in float32, from blocks of rows that are rounded to float32:
 * half the time and memory of {@link Gram}, and half the digits.
 *
 * <p>Native memory belongs to the surrounding pointer scope.
 */
final class FloatGram {

  /** Sums of squares within 2^±32 stay far from both ends of the float32 range. */
  private static final int SAFE_SQUARES = 32;

  private final ScaledRows rows;
  private final int m;
  private final int n;
  private final int blockRows;
  private final FloatPointer values;

  private FloatGram(Matrix matrix, int exponent) {
    rows = new ScaledRows(matrix, exponent);
    m = matrix.rows();
    n = matrix.columns();
    blockRows = Gram.blockRows(m, n);
    values = new FloatPointer((long) order() * order());
    if (m >= n) {
      accumulateTall();
    } else {
      fillWide();
    }
  }

  /** The Gram matrix of W·2^−{@link #exponent()}; W is at least 1 × 1. */
  static FloatGram of(Matrix matrix) {
    FloatGram gram = new FloatGram(matrix, 0);
    double squares = Lapack.largestOnDiagonal(gram.order(), gram.values);
    int needed = ScaledRows.neededExponent(matrix, squares, SAFE_SQUARES);
    return needed == 0 ? gram : new FloatGram(matrix, needed);
  }

  /** What the Gram matrix and its blocks take, in bytes. */
  static long bytes(int rows, int columns) {
    return Gram.bytes(rows, columns) / 2;
  }

  /** min(m, n). */
  int order() {
    return min(m, n);
  }

  /** The power of two divided out of W. */
  int exponent() {
    return rows.exponent();
  }

  /** Its eigenvalues, ascending; destroys it. */
  double[] eigenvalues() {
    return Lapack.eigenvalues(order(), values);
  }

  /**
   * Bound on the error of an eigenvalue, over the largest: 2⁻²⁴·max(16, n/4).
   *
   * <p>Rounding of the products, of entries wider than float32 and in the reduction; measured
   * errors grow like n and reach a third of it, for Gaussian matrices, and less for those with a
   * spread spectrum.
   */
  static double error(int order) {
    return 0x1p-24 * max(16, order / 4.0);
  }

  private void accumulateTall() {
    try (FloatPointer block = newBlock()) {
      for (int i = 0; i < m; i += blockRows) {
        int count = read(i, block);
        Lapack.syrk(false, n, count, block, n, i == 0 ? 0 : 1, values, n);
      }
    }
  }

  private void fillWide() {
    try (FloatPointer block = newBlock();
        FloatPointer other = blockRows < m ? newBlock() : new FloatPointer()) {
      for (int i = 0; i < m; i += blockRows) {
        int count = read(i, block);
        Lapack.syrk(true, count, n, block, n, 0, entry(i, i), m);
        for (int j = 0; j < i; j += blockRows) {
          int otherCount = read(j, other);
          Lapack.gemm(count, otherCount, n, block, n, other, n, entry(i, j), m);
        }
      }
    }
  }

  private FloatPointer newBlock() {
    return new FloatPointer((long) blockRows * n);
  }

  private int read(int firstRow, FloatPointer block) {
    int count = min(blockRows, m - firstRow);
    rows.read(firstRow, count, block);
    return count;
  }

  private FloatPointer entry(int row, int column) {
    return values.getPointer(row + (long) column * m);
  }
}
