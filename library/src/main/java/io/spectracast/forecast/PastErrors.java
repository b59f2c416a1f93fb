package io.spectracast.forecast;

import java.util.Arrays;

/**
 * How wrong the same forecast was inside the history: from up to three earlier origins, at the same
 * ratio of lead to elapsed time, each error over the size that was expected of it.
 *
 * @param local for each mode, the mean size over its neighbours
 * @param typical the mean over all modes
 */
record PastErrors(double[] local, double typical) {

  /** Mean |z| of the normal law: errors as expected. */
  private static final double EXPECTED = Math.sqrt(2 / Math.PI);

  private static final double[] PARTS = {1, 0.87, 0.75};
  private static final double[] IMPORTANCE = {1, 0.7, 0.5};
  private static final int NEIGHBOURS = 3;
  private static final double FLOOR = 0.05;

  /** Looks back; as expected where the history is too short to. */
  static PastErrors of(Course course, double lead, Stacking stacking) {
    double ratio = Math.max(lead, course.spacing()) / course.lastTime();
    double[] sum = new double[course.modes()];
    double total = 0;
    int before = 0;
    for (int i = 0; i < PARTS.length; i++) {
      int count = snapshots(course, PARTS[i] * course.lastTime() / (1 + ratio));
      double earlierLead = Math.max(course.spacing(), ratio * course.times()[count - 1]);
      double end = course.times()[count - 1] + earlierLead;
      if (count < Regressors.FEWEST_SNAPSHOTS || count == before || end > course.lastTime()) {
        continue;
      }
      before = count;
      total += IMPORTANCE[i];
      add(IMPORTANCE[i], course.first(count), earlierLead, course.at(end), stacking, sum);
    }
    return total == 0 ? asExpected(course.modes()) : mean(sum, total);
  }

  /** The logarithms that the spread depends on, of one mode. */
  double[] logarithms(int mode) {
    return new double[] {Math.log(FLOOR + local[mode]), Math.log(FLOOR + typical)};
  }

  static int snapshots(Course course, double time) {
    int index = Arrays.binarySearch(course.times(), time * (1 + 1e-12));
    return Math.max(1, index >= 0 ? index + 1 : -index - 1);
  }

  private static void add(
      double weight, Course past, double lead, double[] truth, Stacking stacking, double[] sum) {
    Regressors regressors = Regressors.of(past, lead);
    for (int k = 0; k < sum.length; k++) {
      double moved = (truth[k] - past.last()[k]) / regressors.scale()[k];
      double error = moved - stacking.displacement(regressors, k);
      sum[k] += weight * Math.min(20, Math.abs(error) / stacking.expectedError(regressors, k));
    }
  }

  private static PastErrors asExpected(int modes) {
    double[] local = new double[modes];
    Arrays.fill(local, EXPECTED);
    return new PastErrors(local, EXPECTED);
  }

  private static PastErrors mean(double[] sum, double total) {
    for (int k = 0; k < sum.length; k++) {
      sum[k] /= total;
    }
    double typical = Arrays.stream(sum).average().orElseThrow();
    return new PastErrors(ModeAverage.of(sum, NEIGHBOURS), typical);
  }
}
