package io.spectracast.forecast;

import io.spectracast.run.LayerSnapshot;
import io.spectracast.run.LayerTrajectory;
import java.util.Arrays;

/**
 * Singular values over time as plain arrays, as the baselines see them.
 *
 * @param steps strictly increasing; not to be modified
 * @param values indexed [snapshot][mode]; not to be modified
 */
record Track(double[] steps, double[][] values) {

  static Track of(LayerTrajectory trajectory) {
    return new Track(
        trajectory.snapshots().stream().mapToDouble(LayerSnapshot::step).toArray(),
        trajectory.snapshots().stream()
            .map(LayerSnapshot::singularValues)
            .toArray(double[][]::new));
  }

  int length() {
    return steps.length;
  }

  int modes() {
    return values[0].length;
  }

  double lastStep() {
    return steps[length() - 1];
  }

  double[] last() {
    return values[length() - 1];
  }

  /** From the first snapshot to the last, in updates. */
  double span() {
    return lastStep() - steps[0];
  }

  /** The first {@code count} snapshots. */
  Track first(int count) {
    return new Track(Arrays.copyOf(steps, count), Arrays.copyOf(values, count));
  }

  /** The last {@code count} snapshots. */
  Track latest(int count) {
    int from = length() - count;
    return new Track(
        Arrays.copyOfRange(steps, from, length()), Arrays.copyOfRange(values, from, length()));
  }

  /** The last part of the snapshots, at least {@code fewest} of them, or all. */
  Track latest(double fraction, int fewest) {
    return latest(
        Math.min(length(), Math.max(fewest, (int) Math.round(fraction * (length() - 1)) + 1)));
  }

  /** At most so many modes, evenly chosen. */
  Track ofSomeModes(int most) {
    int stride = (modes() + most - 1) / most;
    if (stride == 1) {
      return this;
    }
    int count = (modes() + stride - 1) / stride;
    double[][] some = new double[length()][count];
    for (int i = 0; i < some.length; i++) {
      for (int k = 0; k < count; k++) {
        some[i][k] = values[i][k * stride];
      }
    }
    return new Track(steps, some);
  }

  /** The snapshot nearest to a step. */
  int nearest(double step) {
    int best = 0;
    for (int i = 1; i < length(); i++) {
      best = Math.abs(steps[i] - step) < Math.abs(steps[best] - step) ? i : best;
    }
    return best;
  }
}
