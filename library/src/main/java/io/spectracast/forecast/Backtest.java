package io.spectracast.forecast;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * What each movement would have forecast from earlier origins inside the history, and how wrong it
 * would have been.
 *
 * <p>Errors count less the longer ago they were made, and are scaled to the pace of today: singular
 * values move less as training goes on, and so do the errors.
 */
final class Backtest {

  private static final int ORIGINS = 10;
  private static final int FEWEST_SNAPSHOTS = 4;

  /** Backtests this many origins before the last count half as much, in units of 1/ln 2. */
  private static final double MEMORY = 3;

  private final History history;
  private final List<Movement> movements;
  private final double[] leads;
  private final List<Integer> origins = new ArrayList<>();
  private final double[] pace;

  /**
   * Prepares backtests over leads up to {@code longestLead}, or up to half of the history where
   * that is shorter.
   */
  Backtest(History history, List<Movement> movements, long longestLead) {
    this.history = history;
    this.movements = movements;
    double span = history.lastStep() - history.step(0);
    this.leads = leads(Math.min(longestLead, span / 2), span / Math.max(1, history.length() - 1));
    chooseOrigins(history.lastStep() - leads[leads.length - 1]);
    this.pace = new double[origins.size()];
    for (int b = 0; b < pace.length; b++) {
      pace[b] = pace(origins.get(b));
    }
  }

  /**
   * Up to five leads, as whole multiples of the mean spacing of snapshots: between snapshots the
   * truth is interpolated, and a movement shorter than their spacing would look smoother than it
   * is.
   */
  private static double[] leads(double longest, double spacing) {
    long snapshots = spacing > 0 ? Math.max(1, (long) (longest / spacing)) : 1;
    return DoubleStream.of(0.125, 0.25, 0.5, 0.75, 1)
        .map(part -> Math.max(1, Math.round(part * snapshots)) * spacing)
        .distinct()
        .toArray();
  }

  /** Whether the history is long enough for any backtest. */
  boolean possible() {
    return !origins.isEmpty();
  }

  double[] leads() {
    return leads;
  }

  /** Error relative to persistence of each movement, averaged over origins, leads and modes. */
  double[] relativeErrors() {
    double[] still = meanErrors(new Standstill());
    double[] result = new double[movements.size()];
    for (int c = 0; c < result.length; c++) {
      double[] errors = meanErrors(movements.get(c));
      for (int i = 0; i < leads.length; i++) {
        result[c] += still[i] == 0 ? 0 : errors[i] / still[i] / leads.length;
      }
    }
    return result;
  }

  /**
   * Mean square error of the weighted mean of all movements, indexed [lead][mode].
   *
   * @param weights one per movement, adding up to 1
   */
  double[][] squareErrors(double[] weights) {
    double[][] result = new double[leads.length][history.modes()];
    double total = 0;
    for (int b = 0; b < origins.size(); b++) {
      total += recency(b);
      History past = history.first(origins.get(b));
      for (int i = 0; i < leads.length; i++) {
        double[] error = mixedError(past, leads[i], weights);
        for (int k = 0; k < error.length; k++) {
          result[i][k] += recency(b) * pace[b] * error[k] * error[k];
        }
      }
    }
    for (double[] atLead : result) {
      for (int k = 0; k < atLead.length; k++) {
        atLead[k] /= total;
      }
    }
    return result;
  }

  /**
   * Snapshot counts of the pasts that are forecast from: at most {@link #ORIGINS}, evenly spread.
   */
  private void chooseOrigins(double latestStep) {
    int last = 0;
    while (last < history.length() && history.step(last) <= latestStep) {
      last++;
    }
    int first = Math.max(FEWEST_SNAPSHOTS, last / 3);
    for (int b = 0; b < ORIGINS && first <= last; b++) {
      int count = first + (int) Math.round((double) (last - first) * b / (ORIGINS - 1));
      if (origins.isEmpty() || count > origins.get(origins.size() - 1)) {
        origins.add(count);
      }
    }
  }

  /** How fast singular values move now, against then; at most 1, and not below a tenth. */
  private double pace(int count) {
    double then = movedBefore(count);
    return then == 0 ? 1 : Math.max(0.1, Math.min(1, movedBefore(history.length()) / then));
  }

  /** Mean absolute movement over the shorter of the longest lead and what lies before. */
  private double movedBefore(int count) {
    double lag =
        Math.min(leads[leads.length - 1], history.step(origins.get(0) - 1) - history.step(0));
    double now = history.step(count - 1);
    double[] before = history.at(now - lag);
    return meanDistance(history.values(count - 1), before);
  }

  private double[] meanErrors(Movement movement) {
    double[] result = new double[leads.length];
    for (int b = 0; b < origins.size(); b++) {
      History past = history.first(origins.get(b));
      for (int i = 0; i < leads.length; i++) {
        double[] truth = history.at(past.lastStep() + leads[i]);
        result[i] += recency(b) * pace[b] * meanDistance(truth, moved(past, leads[i], movement));
      }
    }
    return result;
  }

  private double[] mixedError(History past, double lead, double[] weights) {
    double[] error = history.at(past.lastStep() + lead);
    for (int k = 0; k < error.length; k++) {
      error[k] -= past.last()[k];
    }
    for (int c = 0; c < weights.length; c++) {
      double[] displacement = movements.get(c).displacement(past, lead);
      for (int k = 0; k < error.length; k++) {
        error[k] -= weights[c] * displacement[k];
      }
    }
    return error;
  }

  private static double[] moved(History past, double lead, Movement movement) {
    double[] result = movement.displacement(past, lead);
    for (int k = 0; k < result.length; k++) {
      result[k] += past.last()[k];
    }
    return result;
  }

  private double recency(int b) {
    return Math.exp(-(origins.size() - 1 - b) / MEMORY);
  }

  private static double meanDistance(double[] a, double[] b) {
    double sum = 0;
    for (int k = 0; k < a.length; k++) {
      sum += Math.abs(a[k] - b[k]);
    }
    return sum / a.length;
  }
}
