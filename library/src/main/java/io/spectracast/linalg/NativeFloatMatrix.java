package io.spectracast.linalg;

import org.bytedeco.javacpp.FloatPointer;

/**
 * A float32 matrix in native memory, 4·m·n bytes outside the Java heap, until it is closed. It is
 * written as a whole before it is read; then it may be read by several threads.
 */
public final class NativeFloatMatrix implements Matrix, AutoCloseable {

  private final int rows;
  private final int columns;
  private final FloatPointer values;

  static {
    Blas.initialize(); // before the first pointer
  }

  /**
   * A matrix with entries yet to be written.
   *
   * @param rows m ≥ 0
   * @param columns n ≥ 0
   */
  public NativeFloatMatrix(int rows, int columns) {
    if (rows < 0 || columns < 0) {
      throw new IllegalArgumentException(
          "rows and columns must be at least 0, were %d and %d".formatted(rows, columns));
    }
    this.rows = rows;
    this.columns = columns;
    this.values = new FloatPointer((long) rows * columns);
  }

  @Override
  public int rows() {
    return rows;
  }

  @Override
  public int columns() {
    return columns;
  }

  /** Writes entries {@code first … first + count − 1} in row-major order. */
  public void write(long first, float[] source, int count) {
    require(first, count);
    values.getPointer(first).put(source, 0, count);
  }

  /** Reads entries {@code first … first + count − 1} in row-major order. */
  public void read(long first, float[] target, int count) {
    require(first, count);
    values.getPointer(first).get(target, 0, count);
  }

  private void require(long first, int count) {
    if (first < 0 || count < 0 || first > (long) rows * columns - count) {
      throw new IllegalArgumentException(
          "entries must lie in [0, %d), were %d from %d"
              .formatted((long) rows * columns, count, first));
    }
  }

  @Override
  public boolean holdsFloats() {
    return true;
  }

  @Override
  public void copyRows(int firstRow, int rowCount, float[] target) {
    read((long) firstRow * columns, target, rowCount * columns);
  }

  @Override
  public void copyRows(int firstRow, int rowCount, double[] target) {
    float[] floats = new float[rowCount * columns];
    copyRows(firstRow, rowCount, floats);
    for (int i = 0; i < floats.length; i++) {
      target[i] = floats[i];
    }
  }

  @Override
  public double unitRoundoff() {
    return 0x1p-24;
  }

  @Override
  public void close() {
    values.close();
  }
}
