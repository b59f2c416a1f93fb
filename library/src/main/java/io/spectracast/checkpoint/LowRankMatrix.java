package io.spectracast.checkpoint;

import io.spectracast.linalg.Matrix;
import java.util.Arrays;

/**
 * scale·B·A in float64.
 *
 * @param b rows × r
 * @param a r × columns, row-major, held in memory
 */
record LowRankMatrix(Matrix b, double[] a, int columns, double scale, double unitRoundoff)
    implements Matrix {

  static LowRankMatrix of(Matrix b, Matrix a, double scale) {
    double[] right = new double[Math.multiplyExact(a.rows(), a.columns())];
    a.copyRows(0, a.rows(), right);
    double unit = Math.max(a.unitRoundoff(), b.unitRoundoff());
    return new LowRankMatrix(b, right, a.columns(), scale, unit);
  }

  @Override
  public int rows() {
    return b.rows();
  }

  @Override
  public void copyRows(int firstRow, int rowCount, double[] target) {
    int rank = b.columns();
    double[] left = new double[Math.multiplyExact(rowCount, rank)];
    b.copyRows(firstRow, rowCount, left);
    for (int i = 0; i < rowCount; i++) {
      Arrays.fill(target, i * columns, (i + 1) * columns, 0);
      for (int k = 0; k < rank; k++) {
        add(scale * left[i * rank + k], k, target, i * columns);
      }
    }
  }

  private void add(double factor, int row, double[] target, int at) {
    for (int j = 0; j < columns; j++) {
      target[at + j] += factor * a[row * columns + j];
    }
  }
}
