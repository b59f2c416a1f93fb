package io.spectracast.forecast;

import java.util.Arrays;

/**
 * Damped lines through the last part of a course, s_k(τ + h) = s_k(τ) + c_k·θ(1 − e^{−h/θ}), tuned
 * by what they would have forecast from earlier origins inside it. Windows, memories θ and averages
 * over neighbouring modes are tried in all combinations, at the lead or, if that is shorter, half
 * the time elapsed.
 */
final class TunedDrift {

  private static final double[] WINDOWS = {0.1, 0.2, 0.4, 0.7, 1};
  private static final double[] MEMORIES = {0.125, 0.25, 0.5, 1, 2, Double.POSITIVE_INFINITY};
  private static final int[] NEIGHBOURS = {0, 3};
  private static final int CANDIDATES = WINDOWS.length * MEMORIES.length * NEIGHBOURS.length;
  private static final int ORIGINS = 8;
  private static final int FEWEST = 4;

  /** How sharply a smaller error is preferred where candidates are averaged. */
  private static final double SHARPNESS = 6;

  /** Modes on either side whose errors count for a mode's own average. */
  private static final int LOCAL = 8;

  private final Course course;
  private final double[][] sums;
  private final double[][] products;

  TunedDrift(Course course) {
    this.course = course;
    this.sums = new double[course.length() + 1][course.modes()];
    this.products = new double[course.length() + 1][course.modes()];
    for (int i = 0; i < course.length(); i++) {
      for (int k = 0; k < course.modes(); k++) {
        double value = course.values()[i][k] - course.last()[k];
        sums[i + 1][k] = sums[i][k] + value;
        products[i + 1][k] = products[i][k] + course.times()[i] * value;
      }
    }
  }

  /**
   * Two displacements of every mode: by the candidate that did best over all modes, and by all
   * candidates, those weighing more that did better on the mode and its neighbours.
   */
  double[][] displacements(double lead) {
    double[][] errors = errors(Math.min(lead, (course.lastTime() - course.times()[0]) / 2));
    double[][] now = candidates(course.length(), lead);
    int best = 0;
    double[] totals = Arrays.stream(errors).mapToDouble(e -> Arrays.stream(e).sum()).toArray();
    for (int c = 1; c < CANDIDATES; c++) {
      best = totals[c] < totals[best] ? c : best;
    }
    return new double[][] {now[best], averaged(now, errors)};
  }

  private static double[] averaged(double[][] now, double[][] errors) {
    double[][] local = new double[CANDIDATES][];
    for (int c = 0; c < CANDIDATES; c++) {
      local[c] = ModeAverage.of(errors[c], LOCAL);
    }
    double[] result = new double[now[0].length];
    for (int k = 0; k < result.length; k++) {
      double smallest = Double.POSITIVE_INFINITY;
      for (double[] errorsOf : local) {
        smallest = Math.min(smallest, errorsOf[k]);
      }
      double total = 0;
      for (int c = 0; c < CANDIDATES; c++) {
        double weight = local[c][k] > smallest ? Math.pow(smallest / local[c][k], SHARPNESS) : 1;
        total += weight;
        result[k] += weight * now[c][k];
      }
      result[k] /= total;
    }
    return result;
  }

  /** Summed absolute errors, indexed [candidate][mode]; zero where no origin is early enough. */
  private double[][] errors(double lead) {
    double[][] errors = new double[CANDIDATES][course.modes()];
    int last = course.length();
    while (last > 0 && course.times()[last - 1] + lead > course.lastTime() * (1 + 1e-12)) {
      last--;
    }
    int first = Math.max(FEWEST, last / 3);
    int count = Math.min(ORIGINS, last - first + 1);
    for (int b = 0; b < count; b++) {
      int length = last - (int) ((long) (last - first) * b / Math.max(1, count - 1));
      double[] from = course.values()[length - 1];
      double[] truth = course.at(Math.min(course.lastTime(), course.times()[length - 1] + lead));
      double[][] forecasts = candidates(length, lead);
      for (int c = 0; c < CANDIDATES; c++) {
        for (int k = 0; k < truth.length; k++) {
          errors[c][k] += Math.abs(truth[k] - from[k] - forecasts[c][k]);
        }
      }
    }
    return errors;
  }

  /** Displacements by each candidate from the first {@code length} snapshots. */
  private double[][] candidates(int length, double lead) {
    double[][] result = new double[CANDIDATES][];
    double elapsed = course.times()[length - 1] - course.times()[0];
    int c = 0;
    for (double window : WINDOWS) {
      double[] slope = slope(length, (int) Math.round(window * (length - 1)) + 1);
      for (int neighbours : NEIGHBOURS) {
        double[] smooth = ModeAverage.of(slope, neighbours);
        for (double memory : MEMORIES) {
          double theta = memory * elapsed;
          double effective =
              memory == Double.POSITIVE_INFINITY ? lead : -theta * Math.expm1(-lead / theta);
          result[c++] = times(smooth, effective);
        }
      }
    }
    return result;
  }

  /** Least squares over the last of the first {@code length} snapshots, from running sums. */
  private double[] slope(int length, int wanted) {
    int count = Math.min(length, Math.max(FEWEST, wanted));
    int from = length - count;
    double mean = 0;
    for (int i = from; i < length; i++) {
      mean += course.times()[i] / count;
    }
    double square = 0;
    for (int i = from; i < length; i++) {
      square += (course.times()[i] - mean) * (course.times()[i] - mean);
    }
    double[] slope = new double[course.modes()];
    for (int k = 0; k < slope.length; k++) {
      double product = products[length][k] - products[from][k];
      slope[k] = (product - mean * (sums[length][k] - sums[from][k])) / square;
    }
    return slope;
  }

  private static double[] times(double[] x, double factor) {
    double[] result = new double[x.length];
    for (int k = 0; k < x.length; k++) {
      result[k] = factor * x[k];
    }
    return result;
  }
}
