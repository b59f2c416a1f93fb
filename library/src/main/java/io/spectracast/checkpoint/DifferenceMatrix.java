package io.spectracast.checkpoint;

import io.spectracast.linalg.Matrix;

/** minuend − subtrahend, of equal size, subtracted in float64. */
record DifferenceMatrix(Matrix minuend, Matrix subtrahend) implements Matrix {

  @Override
  public int rows() {
    return minuend.rows();
  }

  @Override
  public int columns() {
    return minuend.columns();
  }

  @Override
  public void copyRows(int firstRow, int rowCount, double[] target) {
    double[] base = new double[Math.multiplyExact(rowCount, columns())];
    minuend.copyRows(firstRow, rowCount, target);
    subtrahend.copyRows(firstRow, rowCount, base);
    for (int i = 0; i < base.length; i++) {
      target[i] -= base[i];
    }
  }

  /** That of the coarser operand; relative to the operands, not to their difference. */
  @Override
  public double unitRoundoff() {
    return Math.max(minuend.unitRoundoff(), subtrahend.unitRoundoff());
  }
}
