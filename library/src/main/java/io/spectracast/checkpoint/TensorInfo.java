package io.spectracast.checkpoint;

import java.util.Arrays;
import java.util.List;

/**
 * A tensor as its file describes it.
 *
 * @param name unique in the checkpoint
 * @param type of its elements
 * @param shape lengths of the dimensions, each ≥ 0; empty for a scalar; the last varies fastest
 * @param axes the convention of the file's writer, as far as the format tells
 * @param storage equal for two tensors of a checkpoint exactly when they are the same view of the
 *     same bytes, as tied weights are
 */
public record TensorInfo(
    String name, DType type, List<Long> shape, AxisOrder axes, String storage) {

  public TensorInfo {
    shape = List.copyOf(shape);
  }

  /** The number of elements. */
  public long size() {
    return shape.stream().reduce(1L, Math::multiplyExact);
  }

  /** The shape as PyTorch prints it, e.g. {@code [256, 784]}. */
  public String shapeText() {
    return Arrays.toString(shape.toArray());
  }
}
