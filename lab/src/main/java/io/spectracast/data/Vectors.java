package io.spectracast.data;

/**
 * Examples of a map between vectors.
 *
 * @param inputs the length of an input
 * @param outputs the length of a target
 * @param x inputs, row by row; length count·inputs; owned by the set, not to be modified
 * @param y targets, row by row; length count·outputs; owned by the set, not to be modified
 */
public record Vectors(int inputs, int outputs, float[] x, float[] y) {

  public Vectors {
    if (inputs < 1 || outputs < 1) {
      throw new IllegalArgumentException(
          "inputs and outputs must be positive, was %d and %d".formatted(inputs, outputs));
    }
    if (x.length % inputs != 0 || y.length != (long) x.length / inputs * outputs) {
      throw new IllegalArgumentException(
          "x and y must hold as many rows of %d and %d values, was %d and %d values"
              .formatted(inputs, outputs, x.length, y.length));
    }
  }

  /** The same in float32. */
  static Vectors of(int inputs, int outputs, double[] x, double[] y) {
    return new Vectors(inputs, outputs, rounded(x), rounded(y));
  }

  private static float[] rounded(double[] values) {
    float[] floats = new float[values.length];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = (float) values[i];
    }
    return floats;
  }

  /** The number of examples. */
  public int count() {
    return x.length / inputs;
  }
}
