package io.spectracast.forecast;

/**
 * Movement in a power of time: s_k(t) = a_k + c_k·t^p, or a_k + c_k·log(t + t₁) at p = 0, with c_k
 * by least squares over the last part of the history. At p = 1 it is the linear trend; below, the
 * movement fades as training goes on.
 *
 * @param exponent p in [0, 1]
 * @param window the fraction of the history's snapshots that is fitted, in (0, 1]
 */
record PowerTrend(double exponent, double window) implements Movement {

  /** Fewer snapshots than this fit noise. */
  private static final int FEWEST = 4;

  @Override
  public String label() {
    return exponent == 0
        ? "log t over the last %.0f %%".formatted(100 * window)
        : "t^%s over the last %.0f %%".formatted(exponent, 100 * window);
  }

  @Override
  public double[] rate(History history) {
    int count = Math.max(FEWEST, (int) Math.round(window * history.length()));
    return slope(history, Math.min(count, history.length()));
  }

  @Override
  public double clock(double step, History history) {
    return exponent == 0 ? Math.log(step + offset(history)) : Math.pow(step, exponent);
  }

  @Override
  public double pace(double step, History history) {
    return exponent == 0
        ? 1 / (step + offset(history))
        : exponent * Math.pow(Math.max(1, step), exponent - 1);
  }

  /** t₁: one mean interval between snapshots, so that log time has a beginning. */
  private static double offset(History history) {
    return Math.max(1, (double) (history.lastStep() - history.step(0)) / history.length());
  }

  private double[] slope(History h, int count) {
    int first = h.length() - count;
    double meanClock = 0;
    for (int i = first; i < h.length(); i++) {
      meanClock += clock(h.step(i), h) / count;
    }
    double[] slope = new double[h.modes()];
    double square = 0;
    for (int i = first; i < h.length(); i++) {
      double x = clock(h.step(i), h) - meanClock;
      square += x * x;
      for (int k = 0; k < slope.length; k++) {
        slope[k] += x * h.values(i)[k];
      }
    }
    for (int k = 0; k < slope.length; k++) {
      slope[k] = square == 0 ? 0 : slope[k] / square;
    }
    return slope;
  }
}
