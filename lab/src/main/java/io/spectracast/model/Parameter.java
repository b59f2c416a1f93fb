package io.spectracast.model;

import io.spectracast.linalg.FloatMatrix;
import io.spectracast.run.Layer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;

/**
 * A weight matrix, convolution kernel or vector of a network, or what belongs to one (a gradient,
 * an optimizer's buffer), in Java memory.
 *
 * @param name as PyTorch names it, e.g. {@code fc1.weight}
 * @param shape one length for a vector; outputs and inputs for a matrix; outputs, inputs, height
 *     and width for a convolution kernel; not to be modified
 * @param values row-major; not to be modified
 */
public record Parameter(String name, long[] shape, float[] values) {

  /** Copies a contiguous float32 tensor. */
  @SuppressWarnings("try") // closed for what it frees
  public static Parameter copyOf(String name, Tensor tensor) {
    float[] values = new float[Math.toIntExact(tensor.numel())];
    try (PointerScope scope = new PointerScope()) {
      tensor.data_ptr_float().get(values);
      return new Parameter(name, tensor.sizes().vec().get(), values);
    }
  }

  /**
   * Sets a contiguous float32 tensor to these values.
   *
   * @throws IllegalArgumentException if it has another length
   */
  @SuppressWarnings("try") // closed for what it frees
  public void copyTo(Tensor tensor) {
    if (values.length != tensor.numel()) {
      throw new IllegalArgumentException(
          "%s must have %d values, was %d".formatted(name, tensor.numel(), values.length));
    }
    try (PointerScope scope = new PointerScope()) {
      tensor.data_ptr_float().put(values);
    }
  }

  /** Whether this is a weight matrix or a convolution kernel, not a vector. */
  public boolean isMatrix() {
    return shape.length > 1;
  }

  /** The values as a matrix, not copied: a kernel as outputs × (inputs · height · width). */
  public FloatMatrix matrix() {
    return new FloatMatrix((int) shape[0], columns(), values);
  }

  /** Name and shape of {@link #matrix()}. */
  public Layer layer() {
    return new Layer(name, (int) shape[0], columns());
  }

  /** Whether no value is infinite or NaN. */
  public boolean isFinite() {
    for (float value : values) {
      if (!Float.isFinite(value)) {
        return false;
      }
    }
    return true;
  }

  private int columns() {
    return values.length / (int) shape[0];
  }
}
