package io.spectracast.checkpoint;

import java.util.Arrays;
import java.util.List;

/**
 * A tensor as its file's header describes it.
 *
 * @param name unique in the file
 * @param type of its elements
 * @param shape lengths of the dimensions, each ≥ 0; empty for a scalar
 * @param begin first byte, counted from the start of the data section
 * @param end one past the last byte
 */
public record TensorInfo(String name, DType type, List<Long> shape, long begin, long end) {

  public TensorInfo {
    shape = List.copyOf(shape);
  }

  /** The number of elements. */
  public long size() {
    return (end - begin) / type.bytes();
  }

  /** The shape as PyTorch prints it, e.g. {@code [256, 784]}. */
  public String shapeText() {
    return Arrays.toString(shape.toArray());
  }
}
