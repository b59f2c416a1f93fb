package io.spectracast.data;

/**
 * The affine map that gives the training pixels mean 0 and variance 1:
 *
 * <pre>  x = (pixel/255 − mean) / deviation</pre>
 *
 * On MNIST this is the customary 0.1307 and 0.3081, on Fashion-MNIST 0.2860 and 0.3530.
 *
 * @param mean of pixel/255
 * @param deviation standard deviation of pixel/255; positive
 */
public record Normalisation(double mean, double deviation) {

  public Normalisation {
    if (!(deviation > 0)) {
      throw new IllegalArgumentException("deviation must be positive, was " + deviation);
    }
  }

  /** Measures the pixels in integer arithmetic, so that the result is the same everywhere. */
  static Normalisation of(Images images) {
    long sum = 0;
    long sumOfSquares = 0;
    for (byte pixel : images.pixels()) {
      int value = Byte.toUnsignedInt(pixel);
      sum += value;
      sumOfSquares += (long) value * value;
    }
    double count = images.pixels().length;
    double mean = sum / count;
    double variance = sumOfSquares / count - mean * mean;
    if (!(variance > 0)) {
      throw new IllegalArgumentException("pixels must vary, was " + mean + " throughout");
    }
    return new Normalisation(mean / 255, Math.sqrt(variance) / 255);
  }
}
