package io.spectracast.forecast;

import java.util.ArrayList;
import java.util.List;

/**
 * What the history says about the future movement of one layer's singular values: candidate
 * movements weighted by their backtests, and two kinds of uncertainty left by the weighted mean,
 * separated by how the squared error grows with the lead h: a·h is diffusion, b·h² an unknown rate.
 *
 * @param movements the candidates
 * @param weights one per candidate, adding up to 1
 * @param volatility √a for each mode, per square root of an update
 * @param rateUncertainty √b for each mode, per update
 */
record MovementMixture(
    List<Movement> movements, double[] weights, double[] volatility, double[] rateUncertainty) {

  private static final double[] EXPONENTS = {0, 0.25, 0.5, 0.75, 1};
  private static final double[] WINDOWS = {0.15, 0.3, 0.6};
  private static final double[] GRADIENT_EXPONENTS = {0.25, 0.5, 1};

  /** How sharply a smaller backtest error is preferred. */
  private static final double SHARPNESS = 6;

  /** Error profiles are averaged over this many neighbouring modes on either side. */
  private static final int NEIGHBOURS = 3;

  /** Fits the mixture to a history for leads up to {@code longestLead}. */
  static MovementMixture fit(History history, long longestLead) {
    List<Movement> movements = candidates(history);
    Backtest backtest = new Backtest(history, movements, longestLead);
    if (!backtest.possible()) {
      return standstill(history);
    }
    double[] weights = weights(backtest.relativeErrors());
    double[][] square = overNeighbours(backtest.squareErrors(weights));
    double[] volatility = new double[history.modes()];
    double[] rateUncertainty = new double[history.modes()];
    double[] shortTerm = Volatility.aroundTrend(history);
    for (int k = 0; k < volatility.length; k++) {
      double[] growth =
          ErrorGrowth.fit(backtest.leads(), column(square, k), shortTerm[k] * shortTerm[k]);
      volatility[k] = Math.sqrt(growth[0]);
      rateUncertainty[k] = Math.sqrt(growth[1]);
    }
    return new MovementMixture(movements, weights, volatility, rateUncertainty);
  }

  /** The candidate of largest weight. */
  Movement favourite() {
    int best = 0;
    for (int c = 1; c < weights.length; c++) {
      best = weights[c] > weights[best] ? c : best;
    }
    return movements.get(best);
  }

  /** The weight of {@link #favourite}. */
  double largestWeight() {
    return weights[movements.indexOf(favourite())];
  }

  /** The candidate at position u in [0, 1) of the cumulative weights. */
  Movement at(double u) {
    double sum = 0;
    for (int c = 0; c < weights.length - 1; c++) {
      sum += weights[c];
      if (u < sum) {
        return movements.get(c);
      }
    }
    return movements.get(weights.length - 1);
  }

  private static MovementMixture standstill(History history) {
    return new MovementMixture(
        List.of(new Standstill()),
        new double[] {1},
        Volatility.aroundPersistence(history),
        new double[history.modes()]);
  }

  private static List<Movement> candidates(History history) {
    List<Movement> result = new ArrayList<>();
    result.add(new Standstill());
    for (double exponent : EXPONENTS) {
      for (double window : WINDOWS) {
        result.add(new PowerTrend(exponent, window));
      }
    }
    if (history.latestDriftProjections().length > 0) {
      for (double exponent : GRADIENT_EXPONENTS) {
        result.add(new GradientFlow(exponent));
      }
    }
    return result;
  }

  private static double[] weights(double[] errors) {
    double smallest = Double.POSITIVE_INFINITY;
    for (double error : errors) {
      smallest = Math.min(smallest, error);
    }
    double[] weights = new double[errors.length];
    double sum = 0;
    for (int c = 0; c < errors.length; c++) {
      weights[c] = errors[c] == smallest ? 1 : Math.pow(smallest / errors[c], SHARPNESS);
      sum += weights[c];
    }
    for (int c = 0; c < errors.length; c++) {
      weights[c] /= sum;
    }
    return weights;
  }

  private static double[][] overNeighbours(double[][] square) {
    double[][] result = new double[square.length][];
    for (int i = 0; i < square.length; i++) {
      result[i] = new double[square[i].length];
      for (int k = 0; k < square[i].length; k++) {
        int from = Math.max(0, k - NEIGHBOURS);
        int to = Math.min(square[i].length, k + NEIGHBOURS + 1);
        for (int j = from; j < to; j++) {
          result[i][k] += square[i][j] / (to - from);
        }
      }
    }
    return result;
  }

  private static double[] column(double[][] rows, int k) {
    double[] column = new double[rows.length];
    for (int i = 0; i < rows.length; i++) {
      column[i] = rows[i][k];
    }
    return column;
  }
}
