package io.spectracast.study;

import io.spectracast.inference.Bootstrap;
import io.spectracast.inference.Interval;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * How well an outcome is predicted where it was not seen: by least squares on some columns, fitted
 * to all other families. The skill is 1 − MSE/MSE₀ with MSE₀ that of the others' mean; below 0 it
 * is worse than that.
 *
 * @param predictors what it is predicted from
 * @param count of things predicted
 * @param skill over all left-out things; the interval is of families drawn anew
 * @param gain by how much the skill exceeds that of the baseline on the same things
 */
record Prediction(
    List<String> predictors, int count, Optional<Interval> skill, Optional<Interval> gain) {

  private static final double RIDGE = 1e-6; // of standardised columns; keeps constants harmless

  /**
   * The prediction from some columns, and what it gains over others.
   *
   * @param needed columns that a thing must have to be counted
   */
  static Prediction of(
      Sample all,
      String outcome,
      List<String> predictors,
      List<String> baseline,
      List<String> needed,
      Bootstrap bootstrap) {
    List<String> columns = new ArrayList<>(needed);
    columns.addAll(predictors);
    columns.addAll(baseline);
    columns.add(outcome);
    Sample sample = all.complete(columns);
    int[][] families = sample.groups();
    double[] constant = squaredErrors(sample, outcome, List.of(), families);
    double[] own = squaredErrors(sample, outcome, predictors, families);
    double[] other = squaredErrors(sample, outcome, baseline, families);
    return new Prediction(
        predictors,
        sample.size(),
        bootstrap.ofGroups(families, groups -> 1 - sum(own, groups) / sum(constant, groups)),
        bootstrap.ofGroups(
            families, groups -> (sum(other, groups) - sum(own, groups)) / sum(constant, groups)));
  }

  private static double sum(double[] values, int[][] groups) {
    return Arrays.stream(groups).flatMapToInt(Arrays::stream).mapToDouble(i -> values[i]).sum();
  }

  /** Of each thing, predicted by a fit to all families but its own. */
  private static double[] squaredErrors(
      Sample sample, String outcome, List<String> predictors, int[][] families) {
    double[][] x = predictors.stream().map(sample::column).toArray(double[][]::new);
    double[] y = sample.column(outcome);
    double[] errors = new double[y.length];
    for (int[] family : families) {
      int[] rest =
          IntStream.range(0, y.length)
              .filter(i -> Arrays.stream(family).noneMatch(j -> j == i))
              .toArray();
      LeastSquares fit = LeastSquares.of(x, y, rest, RIDGE);
      for (int i : family) {
        errors[i] = Math.pow(y[i] - fit.at(x, i), 2);
      }
    }
    return errors;
  }
}
