package io.spectracast.forecast;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * One forecast whose outcome is known, to fit {@link Stacking} to.
 *
 * @param group examples of one group stand or fall together: usually a kind of network
 * @param past the history up to the origin
 * @param lead in effective time
 * @param modes which modes the rows are of
 * @param rows {@link Regressors#row} of those modes
 * @param regressors without their candidates
 * @param outcomes displacement over scale of those modes
 * @param run examples of one run share what they count
 */
record StackingExample(
    String group,
    Course past,
    double lead,
    int[] modes,
    double[][] rows,
    Regressors regressors,
    double[] outcomes,
    String run) {

  private static final int LEADING = 16;
  private static final int EVERY = 8;
  private static final double LARGEST = 20;

  static StackingExample of(
      String group, String run, Course past, double lead, double[] truth, Regressors regressors) {
    int[] modes =
        IntStream.range(0, truth.length).filter(k -> k < LEADING || k % EVERY == 0).toArray();
    double[] outcomes =
        Arrays.stream(modes)
            .mapToDouble(k -> (truth[k] - past.last()[k]) / regressors.scale()[k])
            .map(y -> Math.max(-LARGEST, Math.min(LARGEST, y)))
            .toArray();
    return new StackingExample(
        group,
        past,
        lead,
        modes,
        Arrays.stream(modes).mapToObj(regressors::row).toArray(double[][]::new),
        new Regressors(
            new double[0][],
            regressors.ingredients(),
            regressors.scale(),
            regressors.context(),
            regressors.spread()),
        outcomes,
        run);
  }

  /** With 0 in place of what the candidates made from these give. */
  StackingExample without(Set<Ingredient> left) {
    Ingredient[] ingredients = regressors.ingredients();
    double[][] rest = new double[rows.length][];
    for (int i = 0; i < rows.length; i++) {
      rest[i] = rows[i].clone();
      int each = rest[i].length / ingredients.length;
      for (int j = 0; j < rest[i].length; j++) {
        rest[i][j] = left.contains(ingredients[j / each]) ? 0 : rest[i][j];
      }
    }
    return new StackingExample(group, past, lead, modes, rest, regressors, outcomes, run);
  }

  /** Mean scale over the modes: about what it contributes to an error averaged over a run. */
  double size() {
    return Arrays.stream(modes).mapToDouble(k -> regressors.scale()[k]).average().orElseThrow();
  }

  /** Which examples it is averaged with: those of its run at about its lead. */
  String cell() {
    return run + " " + Math.round(Math.log(lead) / Math.log(2));
  }

  /**
   * How much each row counts: less than its scale over {@code size}, so that the few modes of small
   * layers do not decide alone.
   */
  double[] importance(double size) {
    return Arrays.stream(modes)
        .mapToDouble(k -> Math.sqrt(regressors.scale()[k] / size) / modes.length)
        .toArray();
  }

  /** What the weights leave of the outcomes. */
  double[] errors(double[] weights) {
    double[] errors = new double[outcomes.length];
    for (int i = 0; i < errors.length; i++) {
      errors[i] = outcomes[i] - RidgeRegression.product(rows[i], weights);
    }
    return errors;
  }

  double[][] spreadRows() {
    return Arrays.stream(modes).mapToObj(k -> regressors.spread()[k]).toArray(double[][]::new);
  }

  double[][] spreadRows(PastErrors errors) {
    return Arrays.stream(modes)
        .mapToObj(k -> Stacking.spreadRow(regressors, errors, k))
        .toArray(double[][]::new);
  }
}
