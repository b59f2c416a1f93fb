package io.spectracast.linalg;

/**
 * A float32 matrix, as most checkpoints hold them.
 *
 * @param rows m ≥ 0
 * @param columns n ≥ 0
 * @param values the entries in row-major order, length m·n; owned by the matrix, not to be modified
 */
public record FloatMatrix(int rows, int columns, float[] values) implements Matrix {

  public FloatMatrix {
    DenseMatrix.requireShape(rows, columns, values.length);
  }

  @Override
  public void copyRows(int firstRow, int rowCount, double[] target) {
    int offset = firstRow * columns;
    int count = rowCount * columns;
    for (int i = 0; i < count; i++) {
      target[i] = values[offset + i];
    }
  }

  @Override
  public boolean holdsFloats() {
    return true;
  }

  @Override
  public void copyRows(int firstRow, int rowCount, float[] target) {
    System.arraycopy(values, firstRow * columns, target, 0, rowCount * columns);
  }

  @Override
  public double unitRoundoff() {
    return 0x1p-24;
  }
}
