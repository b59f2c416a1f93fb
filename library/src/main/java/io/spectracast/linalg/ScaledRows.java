package io.spectracast.linalg;

import static java.lang.Math.max;
import static java.lang.Math.min;

import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.FloatPointer;

/**
 * Reads a matrix in blocks of rows into native memory, times a power of two, which is exact, so
 * that squares neither overflow nor vanish.
 *
 * <p>Which power, and whether every entry is finite, is seen from squares of the entries, which the
 * readers have at hand or get quickly: the entries themselves are looked through only where that
 * leaves a doubt.
 */
final class ScaledRows {

  /** Sums of squares within 2^±512 stay far from both ends of the float64 range. */
  static final int SAFE_SQUARES = 512;

  /** Entries converted at a time, few enough for the innermost cache. */
  private static final int CHUNK = 1 << 13;

  private final Matrix matrix;
  private final int exponent;
  private final int chunkRows;

  /** Reads W·2^−exponent. */
  ScaledRows(Matrix matrix, int exponent) {
    this.matrix = matrix;
    this.exponent = exponent;
    this.chunkRows = max(1, min(matrix.rows(), CHUNK / max(1, matrix.columns())));
  }

  /** The power of two that was divided out. */
  int exponent() {
    return exponent;
  }

  /** Rows firstRow … firstRow + rowCount − 1 into the start of {@code target}, row-major. */
  void read(int firstRow, int rowCount, DoublePointer target) {
    double[] chunk = new double[chunkRows * matrix.columns()];
    float[] floats = new float[matrix.holdsFloats() ? chunk.length : 0];
    for (int row = 0; row < rowCount; row += chunkRows) {
      int count = min(chunkRows, rowCount - row);
      int length = count * matrix.columns();
      if (matrix.holdsFloats()) {
        matrix.copyRows(firstRow + row, count, floats);
        widen(floats, length, chunk);
      } else {
        matrix.copyRows(firstRow + row, count, chunk);
      }
      scale(chunk, length);
      target.position((long) row * matrix.columns()).put(chunk, 0, length);
    }
    target.position(0);
  }

  /** The same, rounded to float32; an entry beyond its range becomes infinite. */
  void read(int firstRow, int rowCount, FloatPointer target) {
    float[] floats = new float[chunkRows * matrix.columns()];
    double[] chunk = new double[exponent != 0 ? floats.length : 0];
    for (int row = 0; row < rowCount; row += chunkRows) {
      int count = min(chunkRows, rowCount - row);
      int length = count * matrix.columns();
      if (exponent == 0) {
        matrix.copyRows(firstRow + row, count, floats);
      } else {
        matrix.copyRows(firstRow + row, count, chunk);
        scale(chunk, length);
        round(chunk, length, floats);
      }
      target.position((long) row * matrix.columns()).put(floats, 0, length);
    }
    target.position(0);
  }

  private static void widen(float[] floats, int length, double[] chunk) {
    for (int i = 0; i < length; i++) {
      chunk[i] = floats[i];
    }
  }

  private static void round(double[] chunk, int length, float[] floats) {
    for (int i = 0; i < length; i++) {
      floats[i] = (float) chunk[i];
    }
  }

  private void scale(double[] chunk, int length) {
    for (int i = 0; exponent != 0 && i < length; i++) {
      chunk[i] = Math.scalb(chunk[i], -exponent);
    }
  }

  /**
   * The power of two to divide out of a matrix: 0 where squares of its entries, summed over all of
   * them or over the row or column with the largest sum, are within 2^±safe; otherwise the exponent
   * of the largest modulus.
   *
   * @param squares as computed from the entries themselves; NaN or infinite if one of them is
   * @throws NonFiniteEntryException if an entry is NaN or infinite
   */
  static int neededExponent(Matrix matrix, double squares, int safe) {
    boolean harmless = squares >= Math.scalb(1.0, -safe) && squares <= Math.scalb(1.0, safe);
    return harmless ? 0 : largestExponent(matrix);
  }

  /** The exponent of the largest modulus; 0 if all entries are. */
  private static int largestExponent(Matrix matrix) {
    double[] row = new double[matrix.columns()];
    double largest = 0;
    for (int i = 0; i < matrix.rows(); i++) {
      matrix.copyRows(i, 1, row);
      for (int j = 0; j < row.length; j++) {
        if (!Double.isFinite(row[j])) {
          throw new NonFiniteEntryException(i, j, row[j]);
        }
        largest = max(largest, Math.abs(row[j]));
      }
    }
    return largest == 0 ? 0 : Math.getExponent(largest);
  }
}
