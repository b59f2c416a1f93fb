package io.spectracast.lab;

import io.spectracast.linalg.FloatMatrix;
import io.spectracast.run.Layer;

/**
 * A weight matrix or bias vector, or what belongs to one (a gradient, a momentum buffer), in Java
 * memory.
 *
 * @param name as PyTorch names it, e.g. {@code fc1.weight}
 * @param shape one length for a vector, rows and columns for a matrix; not to be modified
 * @param values row-major; not to be modified
 */
public record Parameter(String name, long[] shape, float[] values) {

  /** Whether this is a weight matrix, not a bias. */
  public boolean isMatrix() {
    return shape.length == 2;
  }

  /** The values as a matrix, not copied. */
  public FloatMatrix matrix() {
    return new FloatMatrix((int) shape[0], (int) shape[1], values);
  }

  /** Name and shape of a weight matrix. */
  public Layer layer() {
    return new Layer(name, (int) shape[0], (int) shape[1]);
  }

  boolean isFinite() {
    for (float value : values) {
      if (!Float.isFinite(value)) {
        return false;
      }
    }
    return true;
  }
}
