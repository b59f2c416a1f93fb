package io.spectracast.analysis;

import io.spectracast.linalg.Matrix;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A square part of a matrix: all of the short side, and as much of the long side.
 *
 * @param whole the matrix
 * @param from where the window begins along the long side
 */
record Window(Matrix whole, int from) implements Matrix {

  /** More windows add little that these have not seen. */
  private static final int MOST = 4;

  /** At most four windows that cover a matrix from end to end, as evenly as they can. */
  static List<Matrix> of(Matrix whole) {
    int side = Math.min(whole.rows(), whole.columns());
    int spare = Math.max(whole.rows(), whole.columns()) - side;
    int count = Math.min(MOST, 1 + (spare + side - 1) / side);
    return IntStream.range(0, count)
        .mapToObj(
            i ->
                (Matrix) new Window(whole, count == 1 ? 0 : (int) ((long) spare * i / (count - 1))))
        .toList();
  }

  private int side() {
    return Math.min(whole.rows(), whole.columns());
  }

  @Override
  public int rows() {
    return side();
  }

  @Override
  public int columns() {
    return side();
  }

  @Override
  public void copyRows(int firstRow, int rowCount, double[] target) {
    if (whole.rows() >= whole.columns()) {
      whole.copyRows(from + firstRow, rowCount, target);
      return;
    }
    double[] row = new double[whole.columns()];
    for (int i = 0; i < rowCount; i++) {
      whole.copyRows(firstRow + i, 1, row);
      System.arraycopy(row, from, target, i * side(), side());
    }
  }

  @Override
  public double unitRoundoff() {
    return whole.unitRoundoff();
  }
}
