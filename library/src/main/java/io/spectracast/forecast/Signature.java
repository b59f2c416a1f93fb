package io.spectracast.forecast;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * Signs that the assumptions behind a forecast fail: increments with heavy tails, or a step between
 * snapshots that is large against everything seen before it.
 *
 * @param kurtosis excess kurtosis of the increments about a steady drift, each mode over its own
 *     spread
 * @param largestStep the largest recent movement of the spectrum between snapshots, over the median
 */
record Signature(double kurtosis, double largestStep) {

  private static final double HEAVY = 6;
  private static final double LARGE = 8;
  private static final int FEWEST = 8;

  /** What there is to warn of; empty where nothing is, or the history is too short to say. */
  static Optional<Signature> of(Course course) {
    if (course.length() < FEWEST) {
      return Optional.empty();
    }
    int first = Math.max(1, course.length() - 2 * Roughness.WINDOW);
    double[] steps = new double[course.length() - first];
    double fourth = 0;
    double[] variance = new double[course.modes()];
    double[] mean = new double[course.modes()];
    double[][] rates = new double[steps.length][];
    for (int i = 0; i < steps.length; i++) {
      rates[i] = rate(course, first + i);
      steps[i] = norm(rates[i]);
      for (int k = 0; k < mean.length; k++) {
        mean[k] += rates[i][k] / steps.length;
      }
    }
    for (double[] rate : rates) {
      for (int k = 0; k < mean.length; k++) {
        variance[k] += (rate[k] - mean[k]) * (rate[k] - mean[k]) / steps.length;
      }
    }
    for (double[] rate : rates) {
      for (int k = 0; k < mean.length; k++) {
        double square = (rate[k] - mean[k]) * (rate[k] - mean[k]);
        fourth += variance[k] > 0 ? square * square / (variance[k] * variance[k]) : 3;
      }
    }
    double kurtosis = fourth / steps.length / mean.length - 3;
    double median = Quantiles.of(steps, 0.5)[0];
    double largest = Arrays.stream(steps).max().orElseThrow();
    Signature signature = new Signature(kurtosis, median > 0 ? largest / median : 1);
    return kurtosis > HEAVY || signature.largestStep > LARGE
        ? Optional.of(signature)
        : Optional.empty();
  }

  String text() {
    return kurtosis > HEAVY
        ? String.format(Locale.ROOT, "increments have heavy tails (excess kurtosis %.1f)", kurtosis)
        : String.format(Locale.ROOT, "one recent step was %.0f times the usual one", largestStep);
  }

  private static double[] rate(Course course, int i) {
    double root = Math.sqrt(course.times()[i] - course.times()[i - 1]);
    double[] rate = new double[course.modes()];
    for (int k = 0; k < rate.length; k++) {
      rate[k] = (course.values()[i][k] - course.values()[i - 1][k]) / root;
    }
    return rate;
  }

  private static double norm(double[] x) {
    return Math.sqrt(RidgeRegression.product(x, x));
  }
}
