package io.spectracast.forecast;

import java.util.Arrays;
import java.util.Optional;

/**
 * What a stacked forecast of one layer is made from, at one lead and for every mode: candidate
 * displacements in units of a scale, and where the forecast stands.
 *
 * @param candidates indexed [candidate][mode]: how far each says that the mode moves, over the
 *     scale
 * @param ingredients what each candidate is made from
 * @param scale of the movement, one per mode: what volatility and a steady drift make of the lead
 * @param context indexed [mode][number]: 1, log₁₀(lead/elapsed) + ½, log₁₀(lead/20 snapshots) and
 *     log of the part of the scale that is volatility
 * @param spread indexed [mode][number]: what the size of errors depends on
 */
record Regressors(
    double[][] candidates,
    Ingredient[] ingredients,
    double[] scale,
    double[][] context,
    double[][] spread) {

  /** Snapshots below which there is nothing to fit. */
  static final int FEWEST_SNAPSHOTS = 5;

  /** Windows of the fading drift: of so many snapshots, or of such a part of them. */
  private static final double[] WINDOWS = {3, 5, 0.1, 0.2, 0.4, 0.8};

  private static final int[] LEVELS = {3, 5, 9};
  private static final int LEVEL_NEIGHBOURS = 2;
  private static final double STEADY_WINDOW = 0.2;
  private static final int SCALE_NEIGHBOURS = 2;
  private static final double LARGEST = 20;
  private static final double LEAST = 1e-3;

  /** From singular values alone. */
  static Regressors of(Course course, double lead) {
    return of(course, lead, 1, Optional.empty(), Optional.empty());
  }

  /**
   * From singular values and, where there are such, the flow of the weights and what was measured.
   *
   * @param loudness the factor on the variance of noise that an alteration makes
   */
  static Regressors of(
      Course course,
      double lead,
      double loudness,
      Optional<WeightFlow.Moves> flow,
      Optional<Measurements> measurements) {
    double[] trend = louder(Roughness.aroundTrend(course), loudness);
    double[] still = louder(Roughness.aroundPersistence(course), loudness);
    double[] scale = scale(course, lead, trend);
    Candidates candidates = ofValues(course, lead, trend);
    flow.ifPresent(moves -> addFlow(moves, candidates));
    measurements.ifPresent(measured -> addMeasured(measured, lead, candidates));
    double[][] scaled =
        candidates.displacements().stream().map(c -> over(c, scale)).toArray(double[][]::new);
    double ratio = Math.log10(lead / course.lastTime());
    double snapshots = Math.log10(lead / course.spacing() / 20);
    double[][] context = new double[scale.length][];
    double[][] spread = new double[scale.length][];
    for (int k = 0; k < scale.length; k++) {
      double rough = logRatio(Math.sqrt(trend[k] * lead), scale[k]);
      double total = logRatio(Math.sqrt(still[k] * lead), scale[k]);
      context[k] = new double[] {1, bounded(ratio + 0.5), bounded(snapshots), Math.max(-3, rough)};
      spread[k] =
          flow.isEmpty()
              ? new double[] {1, bounded(ratio), bounded(snapshots), rough, total}
              : new double[] {
                1,
                bounded(ratio),
                bounded(snapshots),
                rough,
                total,
                logRatio(flow.get().spread()[k], scale[k])
              };
    }
    return new Regressors(scaled, candidates.ingredients(), scale, context, spread);
  }

  int modes() {
    return scale.length;
  }

  /** Every candidate times every number of the context, of one mode. */
  double[] row(int mode) {
    double[] at = context[mode];
    double[] row = new double[candidates.length * at.length];
    for (int c = 0; c < candidates.length; c++) {
      for (int j = 0; j < at.length; j++) {
        row[c * at.length + j] = candidates[c][mode] * at[j];
      }
    }
    return row;
  }

  private static Candidates ofValues(Course course, double lead, double[] trend) {
    Candidates candidates = new Candidates();
    for (double window : WINDOWS) {
      candidates.addSmoothed(
          Ingredient.FADING_LINES, FadingDrift.displacement(course, count(window, course), lead));
    }
    for (double[] tuned : new TunedDrift(course).displacements(lead)) {
      candidates.addSmoothed(Ingredient.TUNED_LINES, tuned);
    }
    for (int level : LEVELS) {
      double[] gap = FadingDrift.levelGap(course, Math.min(level, course.length()));
      candidates.add(Ingredient.LEVELS, gap);
      candidates.add(Ingredient.LEVELS, ModeAverage.of(gap, LEVEL_NEIGHBOURS));
    }
    candidates.addSmoothed(Ingredient.REPULSION, IsotropicFlow.displacement(course, lead, trend));
    return candidates;
  }

  private static void addFlow(WeightFlow.Moves moves, Candidates candidates) {
    for (int i = 0; i < WeightFlow.COUNT; i++) {
      candidates.addSmoothed(
          i < WeightFlow.WINDOWS.length ? Ingredient.WEIGHT_DRIFT : Ingredient.WEIGHT_NOISE,
          moves.displacements()[i]);
    }
  }

  private static void addMeasured(Measurements measured, double lead, Candidates candidates) {
    for (double[] displacement : measured.byGradients(lead)) {
      candidates.addSmoothed(Ingredient.GRADIENTS, displacement);
    }
    for (double[] displacement : measured.byLoss(lead)) {
      candidates.addSmoothed(Ingredient.LOSS, displacement);
    }
  }

  private static int count(double window, Course course) {
    int wanted =
        window >= 1
            ? (int) window
            : Math.max(FEWEST_SNAPSHOTS, (int) Math.round(window * course.length()));
    return Math.min(course.length(), wanted);
  }

  private static double[] scale(Course course, double lead, double[] trend) {
    double[] steady = FadingDrift.slope(course, count(STEADY_WINDOW, course), false);
    for (int k = 0; k < steady.length; k++) {
      steady[k] = lead * lead * steady[k] * steady[k];
    }
    double[] scale = ModeAverage.of(steady, SCALE_NEIGHBOURS).clone();
    for (int k = 0; k < scale.length; k++) {
      scale[k] = Math.sqrt(scale[k] + trend[k] * lead) + 1e-9 * course.last()[0];
    }
    return scale;
  }

  private static double[] louder(double[] volatility, double factor) {
    double[] smooth = ModeAverage.of(volatility, SCALE_NEIGHBOURS);
    return Arrays.stream(smooth).map(v -> factor * v).toArray();
  }

  private static double[] over(double[] candidate, double[] scale) {
    double[] result = new double[scale.length];
    for (int k = 0; k < result.length; k++) {
      result[k] = Math.max(-LARGEST, Math.min(LARGEST, candidate[k] / scale[k]));
    }
    return result;
  }

  private static double logRatio(double part, double scale) {
    return Math.log(Math.max(LEAST, part / scale));
  }

  /** Contexts far from those that were fitted are taken for their border. */
  private static double bounded(double x) {
    return Math.max(-1.2, Math.min(1.2, x));
  }
}
