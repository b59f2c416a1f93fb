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
    return layer.rows() >= layer.columns() ? kept.matrix() : transposed(kept.matrix());
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
