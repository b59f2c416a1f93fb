package io.spectracast.analysis;

import io.spectracast.checkpoint.DType;
import io.spectracast.checkpoint.LayerKind;
import java.util.List;

/**
 * What is analysed as one layer: a matrix, or matrices of one shape whose singular values are
 * pooled.
 *
 * @param name unique in the checkpoint: the matrix's, or the pool's
 * @param kind of the layer
 * @param convention what rows and columns are, in words
 * @param dtype of the stored entries
 * @param tensorShape of the tensor it comes from
 * @param rows of each matrix, as stored
 * @param columns of each matrix, as stored
 * @param copies how many matrices are pooled; 1 for a matrix by itself
 * @param alsoNamed other tensors with the same values
 */
public record LayerDescription(
    String name,
    LayerKind kind,
    String convention,
    DType dtype,
    List<Long> tensorShape,
    int rows,
    int columns,
    int copies,
    List<String> alsoNamed) {

  public LayerDescription {
    tensorShape = List.copyOf(tensorShape);
    alsoNamed = List.copyOf(alsoNamed);
  }

  /** m = max(rows, columns). */
  public int longSide() {
    return Math.max(rows, columns);
  }

  /** n = min(rows, columns). */
  public int shortSide() {
    return Math.min(rows, columns);
  }

  /** copies·n, the number of singular values. */
  public int size() {
    return Math.multiplyExact(copies, shortSide());
  }

  /**
   * The floating-point operations of its singular values by the Gram matrix, copies·(mn² + 4n³/3):
   * a measure of the time it takes.
   */
  public double operations() {
    double n = shortSide();
    return copies * n * n * (longSide() + 4 * n / 3);
  }
}
