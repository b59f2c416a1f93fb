package io.spectracast.linalg;

import static java.lang.Math.max;
import static java.lang.Math.min;

import org.bytedeco.javacpp.DoublePointer;

/**
 * The Gram matrix of the short side, WᵀW of a tall matrix and WWᵀ of a wide one, and the product of
 * W or Wᵀ with vectors of that side, both from blocks of rows: at most two blocks of W are in
 * native memory at a time.
 *
 * <p>Its eigenvalues are the squares of the singular values. Native memory belongs to the
 * surrounding pointer scope.
 */
final class Gram implements AutoCloseable {

  /** Rows of a tall matrix in one block: at least two of the blocks that products work in. */
  private static final int TALL_ROWS = 768;

  /** Entries in one block of a tall matrix, where that is more: 8 MiB, which a cache holds. */
  private static final int TALL_BLOCK = 1 << 20;

  /** Entries in one block of a wide matrix, every pair of which is multiplied: 32 MiB. */
  private static final int WIDE_BLOCK = 1 << 22;

  private final ScaledRows rows;
  private final int m;
  private final int n;
  private final int blockRows;
  private final DoublePointer values;

  private Gram(Matrix matrix, int exponent) {
    rows = new ScaledRows(matrix, exponent);
    m = matrix.rows();
    n = matrix.columns();
    blockRows = blockRows(m, n);
    values = new DoublePointer((long) order() * order());
    if (tall()) {
      accumulateTall();
    } else {
      fillWide();
    }
  }

  /** The Gram matrix of W·2^−{@link #exponent()}; W is at least 1 × 1. */
  static Gram of(Matrix matrix) {
    Gram gram = new Gram(matrix, 0);
    double squares = Lapack.largestOnDiagonal(gram.order(), gram.values);
    int needed = ScaledRows.neededExponent(matrix, squares, ScaledRows.SAFE_SQUARES);
    return needed == 0 ? gram : new Gram(matrix, needed);
  }

  /** What the Gram matrix and its blocks take, in bytes. */
  static long bytes(int rows, int columns) {
    long order = min(rows, columns);
    long block = (long) blockRows(rows, columns) * columns;
    boolean two = rows < columns && block < (long) rows * columns;
    return Double.BYTES * (order * order + (two ? 2 : 1) * block);
  }

  /** Of one block. */
  static int blockRows(int rows, int columns) {
    int most =
        rows >= columns
            ? max(TALL_ROWS, TALL_BLOCK / max(1, columns))
            : max(1, WIDE_BLOCK / max(1, columns));
    return min(rows, most);
  }

  /** Gives its memory back before the surrounding scope does. */
  @Override
  public void close() {
    values.close();
  }

  boolean tall() {
    return m >= n;
  }

  /** min(m, n). */
  int order() {
    return min(m, n);
  }

  /** max(m, n). */
  int length() {
    return max(m, n);
  }

  /** The power of two divided out of W. */
  int exponent() {
    return rows.exponent();
  }

  /** The lower triangle, column-major. */
  DoublePointer values() {
    return values;
  }

  /**
   * The images of k vectors of the short side: WX of a tall matrix, WᵀX of a wide one.
   *
   * @param vectors X, order × k, column-major
   * @return length × k, column-major
   */
  DoublePointer images(int k, DoublePointer vectors) {
    DoublePointer images = new DoublePointer((long) length() * k);
    try (DoublePointer block = newBlock()) {
      for (int i = 0; i < m; i += blockRows) {
        int count = read(i, block);
        if (tall()) {
          Lapack.gemm(true, false, count, k, n, block, n, vectors, n, 0, images.getPointer(i), m);
        } else {
          int beta = i == 0 ? 0 : 1;
          Lapack.gemm(
              false, false, n, k, count, block, n, vectors.getPointer(i), m, beta, images, n);
        }
      }
    }
    return images;
  }

  private void accumulateTall() {
    try (DoublePointer block = newBlock()) {
      for (int i = 0; i < m; i += blockRows) {
        int count = read(i, block);
        Lapack.syrk(false, n, count, block, n, i == 0 ? 0 : 1, values, n);
      }
    }
  }

  private void fillWide() {
    try (DoublePointer block = newBlock();
        DoublePointer other = blockRows < m ? newBlock() : new DoublePointer()) {
      for (int i = 0; i < m; i += blockRows) {
        int count = read(i, block);
        Lapack.syrk(true, count, n, block, n, 0, entry(i, i), m);
        for (int j = 0; j < i; j += blockRows) {
          int otherCount = read(j, other);
          Lapack.gemm(true, false, count, otherCount, n, block, n, other, n, 0, entry(i, j), m);
        }
      }
    }
  }

  private DoublePointer newBlock() {
    return new DoublePointer((long) blockRows * n);
  }

  private int read(int firstRow, DoublePointer block) {
    int count = min(blockRows, m - firstRow);
    rows.read(firstRow, count, block);
    return count;
  }

  private DoublePointer entry(int row, int column) {
    return values.getPointer(row + (long) column * m);
  }
}
