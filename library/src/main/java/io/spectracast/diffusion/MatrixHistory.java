package io.spectracast.diffusion;

/**
 * The changes of one m × n matrix between times at which it was seen.
 *
 * @param rows m
 * @param columns n
 * @param times t₀, …, t_N, strictly increasing, at least {@link #FEWEST} + 1; not negative
 * @param last W at t_N, row-major; not to be modified
 * @param changes W(t_j) − W(t_{j−1}) for j = 1 … N, row-major; not to be modified
 */
public record MatrixHistory(
    int rows, int columns, double[] times, double[] last, double[][] changes) {

  /** Changes needed at least. */
  public static final int FEWEST = 6;

  public MatrixHistory {
    if (changes.length < FEWEST || times.length != changes.length + 1) {
      throw new IllegalArgumentException(
          "changes must number at least %d and one less than times, were %d and %d"
              .formatted(FEWEST, changes.length, times.length));
    }
    for (int j = 0; j < changes.length; j++) {
      if (!(times[j] >= 0 && times[j] < times[j + 1])) {
        throw new IllegalArgumentException(
            "times must increase from 0 on, were %s and %s".formatted(times[j], times[j + 1]));
      }
    }
  }

  /** N. */
  public int count() {
    return changes.length;
  }

  /** t_N. */
  public double now() {
    return times[changes.length];
  }

  /** t_j − t_{j−1} of the change with index j − 1. */
  double duration(int change) {
    return times[change + 1] - times[change];
  }

  /** W at the start of each change is handed on in turn, the last one first. */
  void backwards(Visitor visitor) {
    double[] before = last.clone();
    for (int j = count() - 1; j >= 0; j--) {
      for (int e = 0; e < before.length; e++) {
        before[e] -= changes[j][e];
      }
      visitor.see(j, before);
    }
  }

  /** Sees a change and the matrix before it. */
  interface Visitor {
    void see(int change, double[] before);
  }
}
