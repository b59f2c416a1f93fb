package io.spectracast.sequence;

import io.spectracast.checkpoint.CheckpointException;
import io.spectracast.checkpoint.WeightMatrix;
import io.spectracast.forecast.WeightSequence;
import io.spectracast.linalg.DenseMatrix;
import io.spectracast.linalg.Matrix;
import io.spectracast.run.Layer;
import java.io.IOException;
import java.nio.file.Path;

/**
 * One layer's weights in a sequence of checkpoints.
 *
 * @param layer the matrix
 * @param steps at which it was kept
 * @param files the index of each step's checkpoint
 * @param checkpoints where the values are
 * @param where for messages
 */
record FolderWeights(
    Layer layer, long[] steps, int[] files, OpenCheckpoints checkpoints, Path where)
    implements WeightSequence {

  /** Entries looked at at a time. */
  private static final int BLOCK = 1 << 16;

  @Override
  public Matrix at(int i) throws IOException {
    WeightMatrix kept = checkpoints.matrix(files[i], layer.name());
    if (kept.rows() != layer.rows() || kept.columns() != layer.columns()) {
      throw new CheckpointException(
          where,
          layer.name(),
          "must be %d x %d at step %d, was %d x %d"
              .formatted(layer.rows(), layer.columns(), steps[i], kept.rows(), kept.columns()));
    }
    requireFinite(kept.matrix(), steps[i]);
    return layer.rows() >= layer.columns() ? kept.matrix() : transposed(kept.matrix());
  }

  private void requireFinite(Matrix matrix, long step) throws CheckpointException {
    int most = Math.max(1, BLOCK / matrix.columns());
    double[] values = new double[most * matrix.columns()];
    for (int row = 0; row < matrix.rows(); row += most) {
      int count = Math.min(most, matrix.rows() - row);
      matrix.copyRows(row, count, values);
      for (int j = 0; j < count * matrix.columns(); j++) {
        if (!Double.isFinite(values[j])) {
          throw new CheckpointException(
              where,
              layer.name(),
              "entry [%d, %d] must be finite at step %d, was %s"
                  .formatted(row + j / matrix.columns(), j % matrix.columns(), step, values[j]));
        }
      }
    }
  }

  private static Matrix transposed(Matrix wide) {
    int rows = wide.rows();
    int columns = wide.columns();
    double[] values = new double[rows * columns];
    wide.copyRows(0, rows, values);
    double[] result = new double[values.length];
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < columns; j++) {
        result[j * rows + i] = values[i * columns + j];
      }
    }
    return new DenseMatrix(columns, rows, result);
  }
}
