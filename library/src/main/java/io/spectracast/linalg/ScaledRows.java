package io.spectracast.linalg;

import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.FloatPointer;

/**
 * Reads a matrix in blocks of rows into native memory, checks that every entry is finite, and
 * multiplies by a power of two, which is exact, so that squares neither overflow nor vanish.
 */
final class ScaledRows {

  /** Largest moduli within 2^±256 need no scaling: squares stay far from both ends of the range. */
  private static final int SAFE_EXPONENT = 256;

  /** Entries converted at a time, so that they are still in the cache when they are checked. */
  private static final int CHUNK = 1 << 15;

  private static final long INFINITY_BITS = 0x7ffL << 52;
  private static final int FLOAT_INFINITY_BITS = 0xff << 23;

  private final Matrix matrix;
  private final int exponent;
  private final double[] chunk;
  private long largestBits;

  /** Reads W·2^−exponent. */
  ScaledRows(Matrix matrix, int exponent) {
    this.matrix = matrix;
    this.exponent = exponent;
    this.chunk = new double[chunkRows(matrix) * matrix.columns()];
  }

  Matrix matrix() {
    return matrix;
  }

  /** The power of two that was divided out. */
  int exponent() {
    return exponent;
  }

  /** Rows firstRow … firstRow + rowCount − 1 into the start of {@code target}, row-major. */
  void read(int firstRow, int rowCount, DoublePointer target) {
    float[] floats = new float[matrix.holdsFloats() ? chunk.length : 0];
    readChunks(
        firstRow,
        rowCount,
        (row, count) -> matrix.holdsFloats() ? readWidened(row, count, floats) : read(row, count),
        (offset, length) -> target.position(offset).put(chunk, 0, length).position(0));
  }

  /** The same, rounded to float32. */
  void read(int firstRow, int rowCount, FloatPointer target) {
    float[] floats = new float[chunk.length];
    readChunks(
        firstRow,
        rowCount,
        (row, count) ->
            matrix.holdsFloats() ? read(row, count, floats) : readRounded(row, count, floats),
        (offset, length) -> target.position(offset).put(floats, 0, length).position(0));
  }

  private int readWidened(int firstRow, int rowCount, float[] floats) {
    int length = read(firstRow, rowCount, floats);
    for (int i = 0; i < length; i++) {
      chunk[i] = floats[i];
    }
    return length;
  }

  private int readRounded(int firstRow, int rowCount, float[] floats) {
    int length = read(firstRow, rowCount);
    for (int i = 0; i < length; i++) {
      floats[i] = (float) chunk[i];
    }
    return length;
  }

  private void readChunks(int firstRow, int rowCount, ChunkSource source, ChunkTarget target) {
    int step = chunkRows(matrix);
    for (int row = 0; row < rowCount; row += step) {
      int count = Math.min(step, rowCount - row);
      int length = source.read(firstRow + row, count);
      target.take((long) row * matrix.columns(), length);
    }
  }

  /** Reads rows into the chunk, checks and scales them, and says how many entries they have. */
  private interface ChunkSource {
    int read(int firstRow, int rowCount);
  }

  /** Takes the chunk's first entries to an offset. */
  private interface ChunkTarget {
    void take(long offset, int length);
  }

  /** The exponent to divide out of what has been read so far; 0 if it needs no scaling. */
  int neededExponent() {
    return exponentBeyond(SAFE_EXPONENT);
  }

  /** The exponent of the largest modulus read so far; 0 if its own modulus is at most this. */
  int exponentBeyond(int safe) {
    double largest = Double.longBitsToDouble(largestBits);
    int found = Math.getExponent(largest);
    return largest == 0 || Math.abs(found) <= safe ? 0 : found;
  }

  private static int chunkRows(Matrix matrix) {
    return Math.max(1, Math.min(matrix.rows(), CHUNK / Math.max(1, matrix.columns())));
  }

  private int read(int firstRow, int rowCount) {
    int length = rowCount * matrix.columns();
    matrix.copyRows(firstRow, rowCount, chunk);
    long bits = largestBits(chunk, length);
    if (bits >= INFINITY_BITS) {
      throw firstNonFinite(firstRow, length);
    }
    largestBits = Math.max(largestBits, bits);
    if (exponent != 0) {
      for (int i = 0; i < length; i++) {
        chunk[i] = Math.scalb(chunk[i], -exponent);
      }
    }
    return length;
  }

  /** As {@link #read(int, int)} without the way over float64. */
  private int read(int firstRow, int rowCount, float[] floats) {
    int length = rowCount * matrix.columns();
    matrix.copyRows(firstRow, rowCount, floats);
    int bits = 0;
    for (int i = 0; i < length; i++) {
      bits = Math.max(bits, Float.floatToRawIntBits(floats[i]) & Integer.MAX_VALUE);
    }
    if (bits >= FLOAT_INFINITY_BITS) {
      read(firstRow, rowCount); // names the entry
    }
    double largest = Float.intBitsToFloat(bits);
    largestBits = Math.max(largestBits, Double.doubleToRawLongBits(largest));
    if (exponent != 0) {
      for (int i = 0; i < length; i++) {
        floats[i] = Math.scalb(floats[i], -exponent);
      }
    }
    return length;
  }

  /**
   * The largest modulus as raw bits, whose order is that of the moduli, with NaN above infinity.
   */
  private static long largestBits(double[] values, int length) {
    long largest = 0;
    for (int i = 0; i < length; i++) {
      largest = Math.max(largest, Double.doubleToRawLongBits(values[i]) & Long.MAX_VALUE);
    }
    return largest;
  }

  private NonFiniteEntryException firstNonFinite(int firstRow, int length) {
    int i = 0;
    while (i < length - 1 && Double.isFinite(chunk[i])) {
      i++;
    }
    int columns = matrix.columns();
    return new NonFiniteEntryException(firstRow + i / columns, i % columns, chunk[i]);
  }
}
