package io.spectracast.checkpoint;

/** Which axis of a weight tensor belongs to the outputs. */
public enum AxisOrder {
  /** PyTorch: linear (out, in), convolution (out, in, kernel…), transposed (in, out, kernel…). */
  OUT_FIRST,
  /** Keras and TensorFlow: dense (in, out), convolution (kernel…, in, out). */
  OUT_LAST
}
