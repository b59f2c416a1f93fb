package io.spectracast.checkpoint;

import java.io.IOException;

/**
 * A tensor and where its elements are.
 *
 * @param info its description
 * @param offset of its first element in {@code source}
 * @param strides of its axes, in elements, each ≥ 0
 * @param source opens the array it lies in
 */
record StoredTensor(TensorInfo info, long offset, long[] strides, Source source) {

  /** Opens stored elements. */
  @FunctionalInterface
  interface Source {
    Elements open() throws IOException;
  }

  /** A tensor that fills its own array, the last axis varying fastest. */
  static StoredTensor contiguous(TensorInfo info, Source source) {
    return new StoredTensor(info, 0, rowMajor(info), source);
  }

  /** As {@link #contiguous}, the first axis varying fastest. */
  static StoredTensor columnMajor(TensorInfo info, Source source) {
    long[] strides = new long[info.shape().size()];
    long step = 1;
    for (int i = 0; i < strides.length; i++) {
      strides[i] = step;
      step *= Math.max(1, info.shape().get(i));
    }
    return new StoredTensor(info, 0, strides, source);
  }

  private static long[] rowMajor(TensorInfo info) {
    long[] strides = new long[info.shape().size()];
    long step = 1;
    for (int i = strides.length - 1; i >= 0; i--) {
      strides[i] = step;
      step *= Math.max(1, info.shape().get(i));
    }
    return strides;
  }
}
