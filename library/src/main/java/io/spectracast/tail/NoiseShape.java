package io.spectracast.tail;

/**
 * The shape of the noise a spectrum is compared with.
 *
 * @param rows m, at least {@code columns}
 * @param columns n, at least 1
 * @param copies how many such matrices have their eigenvalues pooled, as those of a convolution's
 *     kernel positions are; at least 1
 */
public record NoiseShape(int rows, int columns, int copies) {

  public NoiseShape {
    if (columns < 1) {
      throw new IllegalArgumentException("columns must be at least 1, was " + columns);
    }
    if (rows < columns) {
      throw new IllegalArgumentException(
          "rows must be at least columns (transpose a wide matrix), was %d < %d"
              .formatted(rows, columns));
    }
    if (copies < 1) {
      throw new IllegalArgumentException("copies must be at least 1, was " + copies);
    }
  }

  /** The shape of a single matrix of either orientation. */
  public static NoiseShape of(int rows, int columns) {
    return new NoiseShape(Math.max(rows, columns), Math.min(rows, columns), 1);
  }

  /** How many eigenvalues there are. */
  public int size() {
    return Math.multiplyExact(columns, copies);
  }
}
