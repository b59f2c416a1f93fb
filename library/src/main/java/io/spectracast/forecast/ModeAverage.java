package io.spectracast.forecast;

/**
 * Means over neighbouring modes. What moves one singular value of the bulk moves its neighbours
 * too, while its own fluctuation does not.
 */
final class ModeAverage {

  private ModeAverage() {}

  /** The mean over the modes k − halfWidth … k + halfWidth that exist, for each k. */
  static double[] of(double[] x, int halfWidth) {
    if (halfWidth == 0) {
      return x;
    }
    double[] sums = new double[x.length + 1];
    for (int k = 0; k < x.length; k++) {
      sums[k + 1] = sums[k] + x[k];
    }
    double[] result = new double[x.length];
    for (int k = 0; k < x.length; k++) {
      int from = Math.max(0, k - halfWidth);
      int to = Math.min(x.length, k + halfWidth + 1);
      result[k] = (sums[to] - sums[from]) / (to - from);
    }
    return result;
  }
}
