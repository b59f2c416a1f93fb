package io.spectracast.checkpoint;

import io.spectracast.linalg.Matrix;
import java.util.List;

/**
 * A matrix to analyse.
 *
 * @param name unique: the tensor's, followed by the part in brackets where a tensor gives several
 * @param kind of its layer
 * @param convention what rows and columns are, in words
 * @param pool equal for matrices whose singular values are to be taken together; its own name if it
 *     stands alone
 * @param matrix its values, read from the file as rows are asked for
 * @param origin the tensor it comes from; of an adapter's pair, B
 * @param alsoNamed other tensors of the checkpoint that hold the same values
 */
public record WeightMatrix(
    String name,
    LayerKind kind,
    String convention,
    String pool,
    Matrix matrix,
    TensorInfo origin,
    List<String> alsoNamed) {

  public WeightMatrix {
    alsoNamed = List.copyOf(alsoNamed);
  }

  /** Rows of the matrix. */
  public int rows() {
    return matrix.rows();
  }

  /** Columns of the matrix. */
  public int columns() {
    return matrix.columns();
  }

  /** Whether there is another, of the same rows and columns. */
  boolean hasSizeOf(WeightMatrix other) {
    return other != null && other.rows() == rows() && other.columns() == columns();
  }

  /** The change from one of the same size, under this one's name. */
  WeightMatrix minus(WeightMatrix base) {
    return new WeightMatrix(
        name,
        kind,
        convention + ", change from the base",
        pool,
        new DifferenceMatrix(matrix, base.matrix),
        origin,
        alsoNamed);
  }
}
