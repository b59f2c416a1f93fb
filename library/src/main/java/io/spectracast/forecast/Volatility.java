package io.spectracast.forecast;

/**
 * The volatility of each singular value, measured from its own history.
 *
 * <p>With rates g_i = Δs/Δt between snapshots, a constant drift cancels in g_{i+1} − g_i, whose
 * variance is ν²(1/Δt_i + 1/Δt_{i+1}) for independent increments.
 */
final class Volatility {

  /** Only recent noise counts: it changes as training goes on. */
  private static final int WINDOW = 20;

  private Volatility() {}

  /** ν per square root of an update for each mode; zero for fewer than three snapshots. */
  static double[] aroundTrend(History history) {
    int first = Math.max(0, history.length() - WINDOW);
    double[] sum = new double[history.modes()];
    int count = 0;
    for (int i = first; i + 2 < history.length(); i++, count++) {
      addSecondDifference(history, i, sum);
    }
    return rootMean(sum, count);
  }

  /** As {@link #aroundTrend}, but around no movement at all: every increment counts as noise. */
  static double[] aroundPersistence(History history) {
    int first = Math.max(0, history.length() - WINDOW);
    double[] sum = new double[history.modes()];
    int count = 0;
    for (int i = first; i + 1 < history.length(); i++, count++) {
      double dt = history.step(i + 1) - history.step(i);
      for (int k = 0; k < sum.length; k++) {
        double change = history.values(i + 1)[k] - history.values(i)[k];
        sum[k] += change * change / dt;
      }
    }
    return rootMean(sum, count);
  }

  private static void addSecondDifference(History h, int i, double[] sum) {
    double before = h.step(i + 1) - h.step(i);
    double after = h.step(i + 2) - h.step(i + 1);
    double expected = 1 / before + 1 / after;
    for (int k = 0; k < sum.length; k++) {
      double rateBefore = (h.values(i + 1)[k] - h.values(i)[k]) / before;
      double rateAfter = (h.values(i + 2)[k] - h.values(i + 1)[k]) / after;
      double change = rateAfter - rateBefore;
      sum[k] += change * change / expected;
    }
  }

  private static double[] rootMean(double[] sum, int count) {
    double[] result = new double[sum.length];
    for (int k = 0; k < sum.length; k++) {
      result[k] = count == 0 ? 0 : Math.sqrt(sum[k] / count);
    }
    return result;
  }
}
