package io.spectracast.forecast;

/**
 * Drift that fades as training goes on: s_k moves like √τ, its rate fitted by least squares over
 * the last snapshots.
 */
final class FadingDrift {

  private FadingDrift() {}

  /** √(τ + lead) − √τ. */
  static double elapsed(double time, double lead) {
    return lead / (Math.sqrt(time + lead) + Math.sqrt(time));
  }

  /**
   * How far each mode moves in {@code lead} after the course, by its last {@code count} snapshots.
   */
  static double[] displacement(Course course, int count, double lead) {
    double[] displacement = slope(course, count, true);
    double elapsed = elapsed(course.lastTime(), lead);
    for (int k = 0; k < displacement.length; k++) {
      displacement[k] *= elapsed;
    }
    return displacement;
  }

  /**
   * Least-squares slope in τ, or in √τ if {@code fading}, over the last {@code count} snapshots.
   */
  static double[] slope(Course course, int count, boolean fading) {
    int first = course.length() - count;
    double mean = 0;
    double[] clock = new double[count];
    for (int i = 0; i < count; i++) {
      double time = course.times()[first + i];
      clock[i] = fading ? Math.sqrt(time) : time;
      mean += clock[i] / count;
    }
    double square = 0;
    double[] slope = new double[course.modes()];
    for (int i = 0; i < count; i++) {
      double x = clock[i] - mean;
      square += x * x;
      double[] values = course.values()[first + i];
      for (int k = 0; k < slope.length; k++) {
        slope[k] += x * values[k];
      }
    }
    for (int k = 0; k < slope.length; k++) {
      slope[k] /= square;
    }
    return slope;
  }

  /**
   * How far the end of the straight line through the last {@code count} snapshots lies from the
   * last of them: a value that has strayed comes back.
   */
  static double[] levelGap(Course course, int count) {
    double[] slope = slope(course, count, false);
    int first = course.length() - count;
    double meanTime = 0;
    double[] gap = new double[course.modes()];
    for (int i = first; i < course.length(); i++) {
      meanTime += course.times()[i] / count;
      for (int k = 0; k < gap.length; k++) {
        gap[k] += course.values()[i][k] / count;
      }
    }
    for (int k = 0; k < gap.length; k++) {
      gap[k] += slope[k] * (course.lastTime() - meanTime) - course.last()[k];
    }
    return gap;
  }
}
