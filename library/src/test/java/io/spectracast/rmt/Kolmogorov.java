package io.spectracast.rmt;

import org.apache.commons.statistics.distribution.ContinuousDistribution;

/** The largest difference between an empirical and a theoretical distribution function. */
final class Kolmogorov {

  private Kolmogorov() {}

  static double distance(double[] sample, ContinuousDistribution law) {
    double[] sorted = sample.clone();
    java.util.Arrays.sort(sorted);
    double n = sorted.length;
    double distance = 0;
    for (int i = 0; i < sorted.length; i++) {
      double f = law.cumulativeProbability(sorted[i]);
      distance = Math.max(distance, Math.max(f - i / n, (i + 1) / n - f));
    }
    return distance;
  }
}
