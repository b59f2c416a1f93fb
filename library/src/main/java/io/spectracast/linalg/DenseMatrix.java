package io.spectracast.linalg;

/**
 * A float64 matrix.
 *
 * @param rows m ≥ 0
 * @param columns n ≥ 0
 * @param values the entries in row-major order, length m·n; owned by the matrix, not to be modified
 */
public record DenseMatrix(int rows, int columns, double[] values) implements Matrix {

  public DenseMatrix {
    requireShape(rows, columns, values.length);
  }

  @Override
  public void copyRows(int firstRow, int rowCount, double[] target) {
    System.arraycopy(values, firstRow * columns, target, 0, rowCount * columns);
  }

  @Override
  public double unitRoundoff() {
    return 0x1p-53;
  }

  static void requireShape(int rows, int columns, int length) {
    if (rows < 0 || columns < 0 || (long) rows * columns != length) {
      throw new IllegalArgumentException(
          "values must hold rows x columns = %d x %d entries, was %d"
              .formatted(rows, columns, length));
    }
  }
}
