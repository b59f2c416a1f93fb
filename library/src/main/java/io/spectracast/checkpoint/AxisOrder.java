package io.spectracast.checkpoint;

/** Which axis of a weight tensor belongs to the outputs. */
public enum AxisOrder {
  /** PyTorch: linear (out, in), convolution (out, in, kernel…), transposed (in, out, kernel…). */
  OUT_FIRST,
  /** Keras, TensorFlow and JAX: dense (in, out), convolution (kernel…, in, out). */
  OUT_LAST;

  /**
   * The likely convention of a tensor in a format that does not tell its writer: TensorFlow and JAX
   * join the parts of names with slashes, PyTorch with dots.
   */
  static AxisOrder ofName(String name) {
    return name.indexOf('/') >= 0 ? OUT_LAST : OUT_FIRST;
  }
}
