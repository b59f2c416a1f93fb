package io.spectracast.sde;

/**
 * The times at which a solution is wanted and the largest step allowed between them.
 *
 * @param times strictly increasing; the first is the time of the initial state; not modified
 * @param maximumStep positive; each interval is divided into equal steps no longer than this
 */
public record TimeGrid(double[] times, double maximumStep) {

  public TimeGrid {
    if (times.length == 0) {
      throw new IllegalArgumentException("times must hold at least the initial time, was empty");
    }
    for (int i = 1; i < times.length; i++) {
      if (!(times[i - 1] < times[i] && times[i] - times[0] < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException(
            "times must be finite and increase strictly, was %s after %s"
                .formatted(times[i], times[i - 1]));
      }
    }
    if (!(maximumStep > 0)) {
      throw new IllegalArgumentException("maximumStep must be positive, was " + maximumStep);
    }
    times = times.clone();
  }

  /** The grid t₀, t₀ + span/count, …, t₀ + span with one step from each time to the next. */
  public static TimeGrid uniform(double start, double span, int count) {
    if (count < 1) {
      throw new IllegalArgumentException("count must be positive, was " + count);
    }
    double[] times = new double[count + 1];
    for (int i = 0; i <= count; i++) {
      times[i] = start + span * i / count;
    }
    return new TimeGrid(times, Double.POSITIVE_INFINITY);
  }

  /** The number of times, the initial one included. */
  public int size() {
    return times.length;
  }

  /** The number of equal steps from time i − 1 to time i. */
  int steps(int i) {
    double ratio = (times[i] - times[i - 1]) / maximumStep;
    return Math.max(1, Math.toIntExact((long) Math.ceil(ratio * (1 - 1e-12))));
  }
}
