package io.spectracast.checkpoint;

import io.spectracast.checkpoint.Tensor.Axes;
import io.spectracast.linalg.Matrix;

/** A matrix over a tensor's elements, of which each row is a few evenly spaced runs. */
record TensorMatrix(
    Elements elements,
    long offset,
    int rows,
    int columns,
    Axes rowAxes,
    Axes columnAxes,
    double unitRoundoff)
    implements Matrix {

  @Override
  public void copyRows(int firstRow, int rowCount, double[] target) {
    long size = Math.multiplyExact((long) rowCount, columns);
    if (size == 0) {
      return;
    }
    if (contiguous()) {
      elements.copy(offset + (long) firstRow * columns, 1, Math.toIntExact(size), target, 0);
      return;
    }
    for (int i = 0; i < rowCount; i++) {
      copyRow(offset + rowAxes.offset(firstRow + i), target, i * columns);
    }
  }

  @Override
  public boolean holdsFloats() {
    return elements.areFloats();
  }

  @Override
  public void copyRows(int firstRow, int rowCount, float[] target) {
    if (contiguous() && rowCount > 0) {
      int size = Math.multiplyExact(rowCount, columns);
      elements.copyFloats(offset + (long) firstRow * columns, size, target);
    } else {
      Matrix.super.copyRows(firstRow, rowCount, target);
    }
  }

  private boolean contiguous() {
    return columnAxes.run() == columns
        && (columns == 1 || columnAxes.step() == 1)
        && rowAxes.run() == rows
        && (rows == 1 || rowAxes.step() == columns);
  }

  private void copyRow(long start, double[] target, int at) {
    int run = (int) columnAxes.run();
    for (int done = 0; done < columns; done += run) {
      elements.copy(start + columnAxes.offset(done), columnAxes.step(), run, target, at + done);
    }
  }
}
