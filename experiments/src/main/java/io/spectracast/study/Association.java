package io.spectracast.study;

import io.spectracast.inference.Bootstrap;
import io.spectracast.inference.Interval;
import io.spectracast.inference.KendallTau;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How a measure goes with an outcome, by Kendall's τ_b.
 *
 * @param measure column name
 * @param outcome column name
 * @param count how many things have both
 * @param across over all pairs
 * @param within over pairs inside families
 * @param partial the same with the controls held fixed: of the residuals of least squares on the
 *     controls and a constant for each family
 * @param byFamily τ of each family alone, where it has one
 */
record Association(
    String measure,
    String outcome,
    int count,
    Optional<Interval> across,
    Optional<Interval> within,
    Optional<Interval> partial,
    Map<String, Double> byFamily) {

  private static final double RIDGE = 1e-9; // keeps a constant control harmless

  Association {
    byFamily = Map.copyOf(byFamily);
  }

  static Association of(
      Sample all, String measure, String outcome, List<String> controls, Bootstrap bootstrap) {
    List<String> needed = new ArrayList<>(controls);
    needed.addAll(List.of(measure, outcome));
    Sample sample = all.complete(needed);
    double[] x = sample.column(measure);
    double[] y = sample.column(outcome);
    int[][] families = sample.groups();
    double[] centredX = centred(x, families);
    double[] centredY = centred(y, families);
    double[][] centredControls =
        controls.stream()
            .map(control -> centred(sample.column(control), families))
            .toArray(double[][]::new);
    Map<String, Double> byFamily = new LinkedHashMap<>();
    sample
        .byFamily()
        .forEach(
            (name, group) -> {
              double tau = KendallTau.within(x, y, new int[][] {group});
              if (!Double.isNaN(tau)) {
                byFamily.put(name, tau);
              }
            });
    return new Association(
        measure,
        outcome,
        sample.size(),
        bootstrap.within(families, groups -> KendallTau.within(x, y, together(groups))),
        bootstrap.within(families, groups -> KendallTau.within(x, y, groups)),
        controls.isEmpty() || controls.contains(measure)
            ? Optional.empty()
            : bootstrap.within(
                families, groups -> partial(centredX, centredY, centredControls, groups)),
        byFamily);
  }

  private static int[][] together(int[][] groups) {
    return new int[][] {Arrays.stream(groups).flatMapToInt(Arrays::stream).toArray()};
  }

  /** Less the mean of each group. */
  private static double[] centred(double[] values, int[][] groups) {
    double[] centred = new double[values.length];
    for (int[] group : groups) {
      double mean = Arrays.stream(group).mapToDouble(i -> values[i]).average().orElseThrow();
      for (int i : group) {
        centred[i] = values[i] - mean;
      }
    }
    return centred;
  }

  /** τ of what the controls leave of both. */
  private static double partial(double[] x, double[] y, double[][] controls, int[][] families) {
    int[] drawn = together(families)[0];
    LeastSquares ofX = LeastSquares.of(controls, x, drawn, RIDGE);
    LeastSquares ofY = LeastSquares.of(controls, y, drawn, RIDGE);
    double[] restX = new double[x.length];
    double[] restY = new double[x.length];
    Arrays.setAll(restX, i -> x[i] - ofX.at(controls, i));
    Arrays.setAll(restY, i -> y[i] - ofY.at(controls, i));
    return KendallTau.within(restX, restY, families);
  }

  /** Whether the order across families is the opposite of that within, beyond both intervals. */
  boolean isReversed() {
    return across.isPresent()
        && within.isPresent()
        && (across.get().low() > 0 && within.get().high() < 0
            || across.get().high() < 0 && within.get().low() > 0);
  }

  /** Families whose own τ has the other sign than that over all pairs. */
  long opposed() {
    double sign = across.map(tau -> Math.signum(tau.estimate())).orElse(0.0);
    return byFamily.values().stream().filter(tau -> tau * sign < 0).count();
  }
}
