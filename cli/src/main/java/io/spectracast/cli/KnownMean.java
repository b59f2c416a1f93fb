package io.spectracast.cli;

import java.util.Arrays;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * A sample against the mean its law is known to have, by Student's test.
 *
 * @param mean of the sample
 * @param deviation standard deviation of the sample
 * @param known the mean of the law
 * @param z the difference over its standard error
 * @param p two-sided
 */
record KnownMean(double mean, double deviation, double known, double z, double p) {

  /**
   * Compares the sample.
   *
   * @param sample at least 2 values
   */
  static KnownMean of(double[] sample, double known) {
    int count = sample.length;
    double mean = Arrays.stream(sample).map(x -> x / count).sum();
    double variance = Arrays.stream(sample).map(x -> (x - mean) * (x - mean)).sum() / (count - 1);
    double z = variance > 0 ? (mean - known) / Math.sqrt(variance / count) : 0;
    double p = 2 * TDistribution.of(count - 1).survivalProbability(Math.abs(z));
    return new KnownMean(mean, Math.sqrt(variance), known, z, p);
  }

  /** The difference over the known mean. */
  double relative() {
    return (mean - known) / known;
  }
}
