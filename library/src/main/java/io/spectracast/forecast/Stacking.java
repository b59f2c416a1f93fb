package io.spectracast.forecast;

import java.util.Arrays;
import java.util.Properties;
import java.util.stream.Collectors;

/**
 * How candidate displacements are weighted, and how wrong the result is expected to be: constants
 * fitted to other runs than the one forecast.
 *
 * <p>With x the row of {@link Regressors#row}, the displacement over its scale is x·weights +
 * e·Q(z) with z standard normal and log e linear in what {@link Regressors#spread} and {@link
 * PastErrors} hold.
 *
 * @param weights one for each candidate and number of the context
 * @param expected of log |error|, without past errors
 * @param spread of log |error|, with them
 * @param quantiles Q at {@link #SCORES}, increasing
 */
record Stacking(double[] weights, double[] expected, double[] spread, double[] quantiles) {

  /** Normal scores at which the quantiles of errors are known: −2.5 … 2.5. */
  static final double[] SCORES = new double[21];

  static {
    Arrays.setAll(SCORES, i -> (i - 10) / 4.0);
  }

  /** The displacement of a mode, over its scale. */
  double displacement(Regressors regressors, int mode) {
    return RidgeRegression.product(regressors.row(mode), weights);
  }

  /** The error expected where nothing is known of past ones, over the scale. */
  double expectedError(Regressors regressors, int mode) {
    return Math.exp(RidgeRegression.product(regressors.spread()[mode], expected));
  }

  /** The error expected, over the scale. */
  double error(Regressors regressors, PastErrors past, int mode) {
    return Math.exp(RidgeRegression.product(spreadRow(regressors, past, mode), spread));
  }

  static double[] spreadRow(Regressors regressors, PastErrors past, int mode) {
    double[] base = regressors.spread()[mode];
    double[] logarithms = past.logarithms(mode);
    double[] row = Arrays.copyOf(base, base.length + logarithms.length);
    System.arraycopy(logarithms, 0, row, base.length, logarithms.length);
    return row;
  }

  /** Q(z): on straight lines between the scores, and beyond them. */
  double quantile(double z) {
    double position = (z - SCORES[0]) / (SCORES[1] - SCORES[0]);
    int below = (int) Math.max(0, Math.min(SCORES.length - 2, Math.floor(position)));
    return quantiles[below] + (position - below) * (quantiles[below + 1] - quantiles[below]);
  }

  /** The lines of the resource that hold these constants under a name. */
  String text(String name) {
    return line(name, "weights", weights)
        + line(name, "expected", expected)
        + line(name, "spread", spread)
        + line(name, "quantiles", quantiles);
  }

  private static String line(String name, String what, double[] numbers) {
    return name
        + "."
        + what
        + " = "
        + Arrays.stream(numbers)
            .mapToObj(x -> Float.toString((float) x))
            .collect(Collectors.joining(" "))
        + "\n";
  }

  /** What {@link #text} wrote under a name. */
  static Stacking of(Properties properties, String name) {
    return new Stacking(
        numbers(properties, name + ".weights"),
        numbers(properties, name + ".expected"),
        numbers(properties, name + ".spread"),
        numbers(properties, name + ".quantiles"));
  }

  private static double[] numbers(Properties properties, String key) {
    String line = properties.getProperty(key);
    if (line == null) {
      throw new IllegalArgumentException("must hold " + key);
    }
    return Arrays.stream(line.split(" ")).mapToDouble(Double::parseDouble).toArray();
  }
}
