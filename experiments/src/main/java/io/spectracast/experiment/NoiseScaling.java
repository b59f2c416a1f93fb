package io.spectracast.experiment;

import io.spectracast.inference.Interval;
import java.util.List;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * The exponent of ν² in the batch size, from the variances of independent samples: the
 * least-squares slope of ln ν² in ln B, weighted by their errors.
 */
final class NoiseScaling {

  private NoiseScaling() {}

  /**
   * The exponent.
   *
   * @param batches B, at least two different ones
   * @param variances ν² of each, with intervals
   * @param confidence of the result
   */
  static Interval exponent(double[] batches, List<Interval> variances, double confidence) {
    double weights = 0;
    double x = 0;
    double y = 0;
    double xx = 0;
    double xy = 0;
    for (int i = 0; i < batches.length; i++) {
      Interval variance = variances.get(i);
      double error = error(variance);
      double weight = 1 / (error * error);
      double logBatch = Math.log(batches[i]);
      double logVariance = Math.log(variance.estimate());
      weights += weight;
      x += weight * logBatch;
      y += weight * logVariance;
      xx += weight * logBatch * logBatch;
      xy += weight * logBatch * logVariance;
    }
    double spread = xx - x * x / weights;
    double slope = (xy - x * y / weights) / spread;
    double half = quantile(confidence) / Math.sqrt(spread);
    return new Interval(slope, slope - half, slope + half, confidence);
  }

  /**
   * The standard error of ln ν²; Student's quantile is taken for a Gaussian one: a little large.
   */
  private static double error(Interval variance) {
    double half = (variance.high() - variance.low()) / 2;
    return half / quantile(variance.level()) / variance.estimate();
  }

  private static double quantile(double confidence) {
    return NormalDistribution.of(0, 1).inverseCumulativeProbability((1 + confidence) / 2);
  }
}
