package io.spectracast.forecast;

import io.spectracast.diffusion.MatrixHistory;
import io.spectracast.linalg.Matrix;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;

/**
 * The changes of kept weights in effective time.
 *
 * @param near the last ones, between neighbours where these are uncorrelated, otherwise between
 *     every third
 * @param far evenly over all that was kept, between neighbours no closer than those of near
 */
record KeptChanges(MatrixHistory near, MatrixHistory far) {

  private static final int MOST = 40;
  private static final long MEMORY = 192L << 20;
  private static final int STRIDE = 3;

  /** Standard errors that a correlation of neighbours must exceed. */
  private static final double CLEAR = 4;

  /** How many changes of such a matrix are held, at most. */
  static int most(int longSide, int shortSide) {
    return (int) Math.min(MOST, MEMORY / ((long) Double.BYTES * longSide * shortSide));
  }

  /**
   * Reads the weights; empty where too few were kept since then or none at the origin.
   *
   * @param since weights kept before this time are left alone
   */
  static Optional<KeptChanges> read(LayerPast past, TrainingClock clock, double since)
      throws IOException {
    if (past.weights().isEmpty()) {
      return Optional.empty();
    }
    WeightSequence weights = past.weights().get();
    long[] steps = weights.steps();
    int last = steps.length - 1;
    if (last < 0 || steps[last] != past.lastStep()) {
      return Optional.empty();
    }
    double[] times = Arrays.stream(steps).mapToDouble(s -> Math.max(0, clock.at(s))).toArray();
    int first = last;
    while (first > 0 && times[first - 1] >= since && times[first - 1] < times[first]) {
      first--;
    }
    int most = most(weights.layer().longSide(), weights.layer().shortSide());
    int kept = last - first;
    if (Math.min(most, kept) < MatrixHistory.FEWEST) {
      return Optional.empty();
    }
    int stride = 1;
    MatrixHistory near = changes(weights, times, Math.min(most, kept), stride);
    if (kept / STRIDE >= MatrixHistory.FEWEST && correlated(near)) {
      stride = STRIDE;
      near = changes(weights, times, Math.min(most, kept / stride), stride);
    }
    int thinned = Math.max(stride, (kept + most - 1) / most);
    boolean same = near.times()[0] <= times[first];
    return Optional.of(
        new KeptChanges(near, same ? near : changes(weights, times, kept / thinned, thinned)));
  }

  private static MatrixHistory changes(
      WeightSequence weights, double[] times, int count, int stride) throws IOException {
    int last = times.length - 1;
    double[] now = entries(weights.at(last));
    double[] seen = new double[count + 1];
    double[][] changes = new double[count][];
    seen[count] = times[last];
    double[] later = now;
    for (int j = count - 1; j >= 0; j--) {
      int index = last - (count - j) * stride;
      double[] earlier = entries(weights.at(index));
      changes[j] = new double[now.length];
      for (int e = 0; e < now.length; e++) {
        changes[j][e] = later[e] - earlier[e];
      }
      seen[j] = times[index];
      later = earlier;
    }
    return new MatrixHistory(
        weights.layer().longSide(), weights.layer().shortSide(), seen, now, changes);
  }

  private static boolean correlated(MatrixHistory history) {
    double[][] changes = history.changes();
    int pairs = changes.length - 1;
    double[] mean = new double[changes[0].length];
    for (double[] change : changes) {
      for (int e = 0; e < mean.length; e++) {
        mean[e] += change[e] / changes.length;
      }
    }
    double power = 0;
    for (double[] change : changes) {
      for (int e = 0; e < mean.length; e++) {
        double deviation = change[e] - mean[e];
        power += deviation * deviation / changes.length;
      }
    }
    double sum = 0;
    double square = 0;
    for (int j = 0; j < pairs; j++) {
      double product = power / pairs; // what taking the mean off makes them correlated
      for (int e = 0; e < mean.length; e++) {
        product += (changes[j][e] - mean[e]) * (changes[j + 1][e] - mean[e]);
      }
      sum += product;
      square += product * product;
    }
    return Math.abs(sum) > CLEAR * Math.sqrt(square);
  }

  private static double[] entries(Matrix matrix) {
    double[] entries = new double[matrix.rows() * matrix.columns()];
    matrix.copyRows(0, matrix.rows(), entries);
    return entries;
  }
}
