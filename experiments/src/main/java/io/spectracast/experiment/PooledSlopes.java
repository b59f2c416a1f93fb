package io.spectracast.experiment;

import io.spectracast.grid.Numbers;
import io.spectracast.inference.Interval;
import io.spectracast.inference.Jackknife;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The regressions of all runs of one stepping and layer together, with intervals over runs: the
 * slope of the runs' sums Σxy/Σx², jackknifed.
 *
 * <p>Weights measured from R windows have errors, which flatten the slope by the weights'
 * reliability. The halves of the windows tell it: if the slope of the one half's prediction in the
 * other's is h, that of the whole is 2h/(1 + h) (Spearman, Brown 1910). Slopes on measured weights
 * are divided by it.
 */
final class PooledSlopes {

  private final List<Numbers> runs;
  private final int layer;

  /**
   * @param runs of {@link RepulsionRun#rows}, at least two
   * @param layer its index
   */
  PooledSlopes(List<Numbers> runs, int layer) {
    this.runs = List.copyOf(runs);
    this.layer = layer;
  }

  /**
   * Gaps of about one width.
   *
   * @param gap mean width
   * @param change mean measured change
   * @param predicted the theory's
   */
  record Bin(double gap, Interval change, double predicted) {}

  /** The slope; empty where a run has none. */
  Optional<Interval> slope(RepulsionTrial trial, double confidence) {
    Optional<double[][]> sums = sums(trial);
    Optional<double[][]> halves = sums(RepulsionTrial.HALVES);
    if (sums.isEmpty() || halves.isEmpty() || runs.size() < 2) {
      return Optional.empty();
    }
    boolean erring =
        trial == RepulsionTrial.MEASURED_SECOND
            || trial == RepulsionTrial.MEASURED_WHOLE
            || trial == RepulsionTrial.MEASURED_FIRST;
    return Optional.of(
        new Jackknife(runs.size())
            .interval(
                g -> ratio(sums.get(), g) / (erring ? reliability(ratio(halves.get(), g)) : 1),
                confidence));
  }

  private static double reliability(double half) {
    return 2 * half / (1 + half);
  }

  /** For each run Σxy and Σx². */
  private Optional<double[][]> sums(RepulsionTrial trial) {
    List<double[]> rows = rows(trial.ordinal(), RepulsionRun.SLOPE);
    return rows.size() < runs.size()
        ? Optional.empty()
        : Optional.of(
            rows.stream().map(r -> new double[] {r[5] * r[4], r[4]}).toArray(double[][]::new));
  }

  private static double ratio(double[][] sums, int without) {
    double xy = 0;
    double xx = 0;
    for (int run = 0; run < sums.length; run++) {
      xy += run == without ? 0 : sums[run][0];
      xx += run == without ? 0 : sums[run][1];
    }
    return xy / xx;
  }

  /** Displacements that the slope rests on. */
  long points(RepulsionTrial trial) {
    return Math.round(
        rows(trial.ordinal(), RepulsionRun.SLOPE).stream().mapToDouble(r -> r[3]).sum());
  }

  /** Gaps by width, from the narrowest. */
  List<Bin> bins(RepulsionTrial trial, double confidence) {
    List<Bin> bins = new ArrayList<>();
    for (int b = 0; b < RepulsionRun.BINS; b++) {
      List<double[]> rows = rows(trial.ordinal(), b);
      if (rows.size() == runs.size()) {
        double[] changes = rows.stream().mapToDouble(r -> r[5]).toArray();
        Interval change = new Jackknife(runs.size()).mean(changes, confidence);
        bins.add(new Bin(mean(rows, 6), change, mean(rows, 7)));
      }
    }
    return bins;
  }

  /** ν² per entry and update. */
  double variance() {
    return mean(rows(-1, RepulsionRun.SLOPE), 5);
  }

  /** The mean spacing of the bulk. */
  double spacing() {
    return mean(rows(-1, RepulsionRun.SLOPE), 6);
  }

  private List<double[]> rows(int trial, int bin) {
    return runs.stream()
        .flatMap(run -> run.rows().stream())
        .filter(r -> r[0] == layer && r[1] == trial && r[2] == bin)
        .toList();
  }

  private static double mean(List<double[]> rows, int column) {
    return rows.stream().mapToDouble(r -> r[column]).average().orElse(Double.NaN);
  }
}
