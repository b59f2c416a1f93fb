package io.spectracast.forecast;

import java.util.Arrays;

/** Sample quantiles by linear interpolation of the order statistics (Hyndman–Fan type 7). */
public final class Quantiles {

  private Quantiles() {}

  /** The quantiles of {@code sample} at each level in [0, 1]; the sample is left as it is. */
  public static double[] of(double[] sample, double... levels) {
    double[] sorted = sample.clone();
    Arrays.sort(sorted);
    double[] result = new double[levels.length];
    for (int i = 0; i < levels.length; i++) {
      result[i] = ofSorted(sorted, levels[i]);
    }
    return result;
  }

  private static double ofSorted(double[] sorted, double level) {
    double position = level * (sorted.length - 1);
    int below = (int) position;
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
  }
}
