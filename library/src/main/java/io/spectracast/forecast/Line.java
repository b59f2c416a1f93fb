package io.spectracast.forecast;

/**
 * Straight lines from the last values, s_k(t + h) = s_k(t) + c_k·τ(1 − e^{−h/τ}) + noise, with c_k
 * the least-squares slope of the last part of the past; undamped at τ = ∞.
 *
 * <p>The noise is a random walk around the line, and the slope's own error is counted: the variance
 * is ν²(h + 6d²/5T) at the effective lead d = τ(1 − e^{−h/τ}) after a window of T updates.
 *
 * <p>E. S. Gardner and E. McKenzie, Management Science 31 (1985) 1237 (damped trends).
 *
 * @param window the fraction of the past that is fitted, in (0, 1]
 * @param lag ν comes from displacements over so many snapshots
 * @param memory τ in units of the time elapsed; +∞ for no damping
 */
record Line(double window, int lag, double memory) implements Extrapolation {

  @Override
  public String label() {
    String line = "lines through the last %.0f %% of the history".formatted(100 * window);
    return memory == Double.POSITIVE_INFINITY
        ? "straight " + line
        : line + ", fading within %s of the time elapsed".formatted(memory);
  }

  @Override
  public Marginals at(Track past, double lead) {
    Track seen = past.latest(window, FEWEST);
    double[] slope = slope(seen);
    Displacements displacements = Displacements.of(seen, lag, slope);
    double effective = effective(lead, memory * past.span());
    double variance = lead + 1.2 * effective * effective / Math.max(1, seen.span());
    double[] centre = past.last().clone();
    double[] spread = displacements.volatility();
    for (int k = 0; k < centre.length; k++) {
      centre[k] += slope[k] * effective;
      spread[k] *= Math.sqrt(variance);
    }
    int degrees = Math.max(1, displacements.degreesOfFreedom() - 1);
    return new Marginals(centre, spread, degrees, false);
  }

  private static double effective(double lead, double tau) {
    return tau == Double.POSITIVE_INFINITY ? lead : tau > 0 ? -tau * Math.expm1(-lead / tau) : 0;
  }

  /** Least squares, per update. */
  private static double[] slope(Track seen) {
    double mean = 0;
    for (double step : seen.steps()) {
      mean += step / seen.length();
    }
    double[] slope = new double[seen.modes()];
    double square = 0;
    for (int i = 0; i < seen.length(); i++) {
      double x = seen.steps()[i] - mean;
      square += x * x;
      for (int k = 0; k < slope.length; k++) {
        slope[k] += x * seen.values()[i][k];
      }
    }
    for (int k = 0; k < slope.length; k++) {
      slope[k] = square > 0 ? slope[k] / square : 0;
    }
    return slope;
  }
}
