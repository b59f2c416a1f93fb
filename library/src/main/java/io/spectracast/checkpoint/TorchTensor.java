package io.spectracast.checkpoint;

import java.util.List;

/**
 * A tensor as a pickle describes it; offset and strides in elements, checked to lie within the
 * storage.
 */
record TorchTensor(
    TorchStorage storage, DType type, long offset, List<Long> shape, List<Long> strides) {

  /** The description under a name; equal for equal views of one storage. */
  TensorInfo info(String name) {
    String view =
        "storage %s from %d by %s as %s %s".formatted(storage.key(), offset, strides, type, shape);
    return new TensorInfo(name, type, shape, AxisOrder.OUT_FIRST, view);
  }
}
