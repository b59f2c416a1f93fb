package io.spectracast.forecast;

/**
 * Volatility of each mode in effective time, over the latest snapshots.
 *
 * <p>With rates g_i = Δs/Δτ, a constant drift cancels in g_{i+1} − g_i, whose variance is ν²(1/Δτ_i
 * + 1/Δτ_{i+1}) for independent increments.
 */
final class Roughness {

  /** Intervals between snapshots that count. */
  static final int WINDOW = 20;

  private Roughness() {}

  /** ν² around a steady drift, per unit of time. */
  static double[] aroundTrend(Course course) {
    double[] sum = new double[course.modes()];
    int first = Math.max(0, course.length() - 1 - WINDOW);
    int count = course.length() - 2 - first;
    for (int i = first; i < first + count; i++) {
      double before = course.times()[i + 1] - course.times()[i];
      double after = course.times()[i + 2] - course.times()[i + 1];
      for (int k = 0; k < sum.length; k++) {
        double change =
            (course.values()[i + 2][k] - course.values()[i + 1][k]) / after
                - (course.values()[i + 1][k] - course.values()[i][k]) / before;
        sum[k] += change * change / (1 / before + 1 / after) / count;
      }
    }
    return sum;
  }

  /** ν² around no movement at all, per unit of time. */
  static double[] aroundPersistence(Course course) {
    double[] sum = new double[course.modes()];
    int first = Math.max(0, course.length() - 1 - WINDOW);
    int count = course.length() - 1 - first;
    for (int i = first; i < first + count; i++) {
      double span = course.times()[i + 1] - course.times()[i];
      for (int k = 0; k < sum.length; k++) {
        double change = course.values()[i + 1][k] - course.values()[i][k];
        sum[k] += change * change / span / count;
      }
    }
    return sum;
  }
}
