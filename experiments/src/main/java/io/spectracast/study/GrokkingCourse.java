package io.spectracast.study;

import io.spectracast.grid.GridResult;
import io.spectracast.grid.Numbers;
import java.util.List;

/**
 * When a network's test accuracy jumped, and when that was announced.
 *
 * @param condition of its training
 * @param seed of its training
 * @param alarm the step of the first announcement, NaN where there was none
 * @param jump the first step with a test accuracy of 50 %, NaN where there was none
 * @param last the test accuracy at the end
 */
record GrokkingCourse(String condition, long seed, double alarm, double jump, double last) {

  private static final double JUMPED = 0.5;

  static List<GrokkingCourse> of(GridResult<GrokkingSettings> result) {
    return result.done().stream().map(unit -> of(unit.settings(), unit.numbers())).toList();
  }

  private static GrokkingCourse of(GrokkingSettings settings, Numbers numbers) {
    double[] step = numbers.column(GrokkingWork.STEP);
    double[] accuracy = numbers.column(GrokkingWork.TEST_ACCURACY);
    double[] alarm = numbers.column(GrokkingWork.ALARM);
    double first = Double.NaN;
    double jump = Double.NaN;
    for (int i = step.length - 1; i >= 0; i--) {
      first = alarm[i] > 0 ? step[i] : first;
      jump = accuracy[i] >= JUMPED ? step[i] : jump;
    }
    return new GrokkingCourse(
        settings.condition(), settings.seed(), first, jump, accuracy[accuracy.length - 1]);
  }

  boolean jumped() {
    return !Double.isNaN(jump);
  }

  /** Before it jumped, or at all where it did not. */
  boolean announced() {
    return !Double.isNaN(alarm) && !(alarm >= jump);
  }

  double ahead() {
    return jump - alarm;
  }
}
