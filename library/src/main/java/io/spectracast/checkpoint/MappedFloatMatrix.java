package io.spectracast.checkpoint;

import io.spectracast.linalg.Matrix;
import java.nio.FloatBuffer;

/** A float32 matrix in a mapped file. */
record MappedFloatMatrix(int rows, int columns, FloatBuffer values) implements Matrix {

  @Override
  public void copyRows(int firstRow, int rowCount, double[] target) {
    int offset = firstRow * columns;
    int count = rowCount * columns;
    for (int i = 0; i < count; i++) {
      target[i] = values.get(offset + i);
    }
  }

  @Override
  public double unitRoundoff() {
    return 0x1p-24;
  }
}
