package io.spectracast.forecast;

import io.spectracast.run.Layer;
import io.spectracast.run.LayerSnapshot;
import java.util.Arrays;
import java.util.List;

/**
 * The singular values of one layer in effective time.
 *
 * @param longSide m of the matrix
 * @param shortSide n of the matrix
 * @param times τ of each snapshot, strictly increasing, not negative; not to be modified
 * @param values s_k, indexed [snapshot][mode]; not to be modified
 */
record Course(int longSide, int shortSide, double[] times, double[][] values) {

  private static final double LARGE = 5;

  /**
   * The course that a trajectory took by this clock; a snapshot at which time stood still is left
   * out.
   */
  static Course of(List<LayerSnapshot> snapshots, TrainingClock clock) {
    double[] times = new double[snapshots.size()];
    double[][] values = new double[snapshots.size()][];
    int count = 0;
    for (LayerSnapshot snapshot : snapshots) {
      double time = Math.max(0, clock.at(snapshot.step()));
      if (count > 0 && !(time > times[count - 1])) {
        count--;
        time = times[count];
      }
      times[count] = time;
      values[count] = snapshot.singularValues();
      count++;
    }
    Layer layer = snapshots.get(0).layer();
    return new Course(
        layer.longSide(),
        layer.shortSide(),
        Arrays.copyOf(times, count),
        Arrays.copyOf(values, count));
  }

  /**
   * The part after the last large discrete step, which says nothing of what follows: a movement
   * between two snapshots, over Δ√τ, more than five times the median of those after it. At least
   * {@link Regressors#FEWEST_SNAPSHOTS} are kept.
   */
  Course settled() {
    int last = length() - Regressors.FEWEST_SNAPSHOTS;
    double[] steps = new double[Math.max(0, length() - 1)];
    for (int i = 0; i < steps.length; i++) {
      steps[i] = movement(i);
    }
    for (int i = last - 1; i >= 0; i--) {
      double typical = Quantiles.of(Arrays.copyOfRange(steps, i + 1, steps.length), 0.5)[0];
      if (steps[i] > LARGE * typical) {
        return new Course(
            longSide,
            shortSide,
            Arrays.copyOfRange(times, i + 1, length()),
            Arrays.copyOfRange(values, i + 1, length()));
      }
    }
    return this;
  }

  /**
   * Root mean square movement from snapshot i to the next, as drift fading as √τ would scale it.
   */
  private double movement(int i) {
    double clock = Math.sqrt(times[i + 1]) - Math.sqrt(times[i]);
    double sum = 0;
    for (int k = 0; k < modes(); k++) {
      double move = (values[i + 1][k] - values[i][k]) / clock;
      sum += move * move;
    }
    return Math.sqrt(sum / modes());
  }

  /** The first {@code count} snapshots. */
  Course first(int count) {
    return new Course(
        longSide, shortSide, Arrays.copyOf(times, count), Arrays.copyOf(values, count));
  }

  int length() {
    return times.length;
  }

  int modes() {
    return values[0].length;
  }

  double[] last() {
    return values[values.length - 1];
  }

  double lastTime() {
    return times[times.length - 1];
  }

  /** Mean time between the latest snapshots. */
  double spacing() {
    int from = Math.max(0, length() - 1 - Roughness.WINDOW);
    return (lastTime() - times[from]) / (length() - 1 - from);
  }

  /** The values at a time inside the course, on straight lines between snapshots. */
  double[] at(double time) {
    int above = Arrays.binarySearch(times, time);
    if (above >= 0) {
      return values[above];
    }
    above = Math.min(length() - 1, -above - 1);
    int below = Math.max(0, above - 1);
    double weight = (time - times[below]) / (times[above] - times[below]);
    double[] result = new double[modes()];
    for (int k = 0; k < result.length; k++) {
      result[k] = values[below][k] + weight * (values[above][k] - values[below][k]);
    }
    return result;
  }
}
