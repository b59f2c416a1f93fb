package io.spectracast.experiment;

import io.spectracast.grid.Numbers;
import io.spectracast.inference.Interval;
import io.spectracast.inference.Jackknife;
import io.spectracast.tracking.TrackingMethod;
import io.spectracast.tracking.ValidityMap;
import io.spectracast.tracking.ValidityMap.Case;
import io.spectracast.tracking.ValidityMap.Quantity;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What came of following one layer.
 *
 * @param layer which one
 * @param scores of {@link TrackedRun}, one per seed
 * @param spacing of {@link SpacingRun}, one per seed
 */
record LayerResults(TrackedLayer layer, List<Numbers> scores, List<Numbers> spacing) {

  static final double LEVEL = 0.95;

  private static final double LEAST = 1e-16; // an error of zero has no logarithm

  /** The largest error over the whole run, by seed. */
  double[] largestErrors(Contender contender) {
    return scores.stream()
        .mapToDouble(run -> Arrays.stream(of(run, contender, TrackedRun.ERROR)).max().orElseThrow())
        .toArray();
  }

  /** A contender's largest error over that of another, by seed. */
  double[] sharesOf(Contender contender, Contender other) {
    double[] shares = largestErrors(contender);
    double[] others = largestErrors(other);
    Arrays.setAll(shares, i -> shares[i] / others[i]);
    return shares;
  }

  /** A column after the last update, by seed. */
  double[] last(Contender contender, String column) {
    return scores.stream()
        .map(run -> of(run, contender, column))
        .mapToDouble(values -> values[values.length - 1])
        .toArray();
  }

  /** The updates after which trackers were scored. */
  double[] updates() {
    return of(scores.get(0), Contender.PERSISTENCE, TrackedRun.UPDATE);
  }

  /** A column at each scored update, its mean over the seeds. */
  double[] mean(Contender contender, String column) {
    double[] mean = new double[updates().length];
    for (Numbers run : scores) {
      double[] values = of(run, contender, column);
      Arrays.setAll(mean, i -> mean[i] + values[i] / scores.size());
    }
    return mean;
  }

  private static double[] of(Numbers run, Contender contender, String column) {
    int which = run.columns().indexOf(TrackedRun.CONTENDER);
    int at = run.columns().indexOf(column);
    return run.rows().stream()
        .filter(row -> row[which] == contender.ordinal())
        .mapToDouble(row -> row[at])
        .toArray();
  }

  /** A column of the spacing, all seeds together. */
  double[] spacing(String column) {
    return spacing.stream().flatMapToDouble(run -> Arrays.stream(run.column(column))).toArray();
  }

  /** The median over the rows of the spacing, by seed. */
  double[] medians(String column) {
    return spacing.stream().mapToDouble(run -> median(run.column(column))).toArray();
  }

  /** The errors of single steps. */
  List<Case> cases() {
    List<Case> cases = new ArrayList<>();
    for (Quantity quantity : Quantity.values()) {
      double[] ratios =
          spacing(quantity == Quantity.SUBSPACE ? SpacingRun.SPACE_RATIO : SpacingRun.RATIO);
      double[] modes = spacing(SpacingRun.MODE);
      for (TrackingMethod method : ValidityMap.METHODS) {
        double[] errors = spacing(SpacingRun.error(quantity, method));
        for (int i = 0; i < errors.length; i++) {
          cases.add(new Case(quantity, method, (int) modes[i], ratios[i], errors[i]));
        }
      }
    }
    return cases;
  }

  static double median(double[] values) {
    double[] sorted = Arrays.stream(values).sorted().toArray();
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }

  /** The geometric mean of positive values, one per seed, with Student's interval of the logs. */
  static Interval interval(double[] values) {
    double[] logs = Arrays.stream(values).map(x -> Math.log(Math.max(x, LEAST))).toArray();
    return new Jackknife(logs.length).mean(logs, LEVEL).map(Math::exp);
  }
}
