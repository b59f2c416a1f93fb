package io.spectracast.run;

/**
 * A weight matrix of a network, by name and shape.
 *
 * @param name the tensor's name, unique in its network, e.g. {@code fc1.weight}
 * @param rows as stored; for a linear layer the number of outputs
 * @param columns as stored; for a linear layer the number of inputs
 */
public record Layer(String name, int rows, int columns) {

  public Layer {
    if (name.isBlank()) {
      throw new IllegalArgumentException("name must not be blank");
    }
    if (rows < 1 || columns < 1) {
      throw new IllegalArgumentException(
          "layer '%s': rows and columns must be positive, was %d x %d"
              .formatted(name, rows, columns));
    }
  }

  /** m, the number of rows once a wide matrix is transposed. */
  public int longSide() {
    return Math.max(rows, columns);
  }

  /** n, the number of singular values. */
  public int shortSide() {
    return Math.min(rows, columns);
  }

  /** q = n/m in (0, 1]. */
  public double aspectRatio() {
    return (double) shortSide() / longSide();
  }
}
