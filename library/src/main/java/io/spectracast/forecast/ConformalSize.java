package io.spectracast.forecast;

import java.util.Arrays;
import java.util.Optional;

/**
 * How much wider the intervals of a stacked forecast must be for what they held so far: adaptive
 * conformal inference. From one earlier origin to the next, at the same ratio of lead to elapsed
 * time, the factor on the size of errors grows by e^{γ(miss − 0.1)}, with miss the part of the
 * modes outside the 90 % interval that was given. Nothing is assumed of the errors.
 *
 * <p>I. Gibbs and E. Candès, "Adaptive conformal inference under distribution shift", NeurIPS 34
 * (2021) 1660.
 */
final class ConformalSize {

  private static final int ORIGINS = 8;
  private static final double MISSES = 0.1;
  private static final double PACE = 0.7;
  private static final double LARGEST = 1.5;

  /** The factor stays within this logarithm of 1: a start that was missed is not the rule. */
  private static final double MOST = Math.log(LARGEST);

  /** Normal score of the upper end of a 90 % interval. */
  private static final double SCORE = 1.6449;

  private final double[] leads;
  private final double[] logs;

  private ConformalSize(double[] leads, double[] logs) {
    this.leads = leads;
    this.logs = logs;
  }

  /** Worked out at the shortest lead, the longest and one between. */
  static ConformalSize of(Course course, double[] leads, StackingConstants constants) {
    double shortest = leads[0];
    double longest = leads[leads.length - 1];
    double[] at =
        longest > 1.5 * shortest
            ? new double[] {shortest, Math.sqrt(shortest * longest), longest}
            : new double[] {longest};
    double[] logs = Arrays.stream(at).map(lead -> log(course, lead, constants)).toArray();
    return new ConformalSize(at, logs);
  }

  /** The factor at a lead. */
  double at(double lead) {
    int above = 0;
    while (above < leads.length - 1 && leads[above] < lead) {
      above++;
    }
    int below = Math.max(0, above - 1);
    double weight =
        above == below
            ? 0
            : Math.min(1, Math.log(lead / leads[below]) / Math.log(leads[above] / leads[below]));
    return Math.exp((1 - weight) * logs[below] + weight * logs[above]);
  }

  private static double log(Course course, double lead, StackingConstants constants) {
    double ratio = Math.max(lead, course.spacing()) / course.lastTime();
    double latest = course.lastTime() / (1 + ratio);
    double log = 0;
    int before = 0;
    for (int i = ORIGINS - 1; i >= 0; i--) {
      int count = PastErrors.snapshots(course, latest * (1 - 0.5 * i / ORIGINS));
      double elapsed = course.times()[count - 1];
      double ahead = Math.max(course.spacing(), ratio * elapsed);
      if (count < Regressors.FEWEST_SNAPSHOTS
          || count == before
          || elapsed + ahead > course.lastTime() * (1 + 1e-12)) {
        continue;
      }
      before = count;
      double[] truth = course.at(Math.min(course.lastTime(), elapsed + ahead));
      log += PACE * (missed(course.first(count), ahead, truth, Math.exp(log), constants) - MISSES);
      log = Math.max(-MOST, Math.min(MOST, log));
    }
    return log;
  }

  private static double missed(
      Course past, double lead, double[] truth, double size, StackingConstants constants) {
    StackedMarginals given =
        StackedMarginals.of(past, lead, 1, Optional.empty(), Optional.empty(), constants);
    double low = constants.ofValues().quantile(-SCORE);
    double high = constants.ofValues().quantile(SCORE);
    int out = 0;
    for (int k = 0; k < truth.length; k++) {
      double error = (truth[k] - given.centre()[k]) / (size * given.error()[k]);
      out += error < low || error > high ? 1 : 0;
    }
    return out / (double) truth.length;
  }
}
