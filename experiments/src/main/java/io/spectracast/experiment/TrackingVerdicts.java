package io.spectracast.experiment;

import io.spectracast.exhibit.Verdict;
import io.spectracast.inference.Interval;
import io.spectracast.tracking.TrackingMethod;
import io.spectracast.tracking.ValidityMap;
import io.spectracast.tracking.ValidityMap.Quantity;
import java.util.Arrays;
import java.util.List;

/** The rules by which the claims about trackers are judged. */
final class TrackingVerdicts {

  /** An error of the leading values that is no longer following. */
  static final double LOST = 0.1;

  /** Of the error of standing still; a tracker that is worth its work is below. */
  static final double WORTH = 0.5;

  /** A formula's error over the change that it predicts, at ε = {@value SpacingRun#SMALL}. */
  static final double RIGHT = 0.05;

  static final double WRONG = 0.2;

  /** The error of one step, in gaps or as a sine, that counts as followed. */
  static final double HELD = 0.01;

  /** ε below which a step should be followed, and above which it should fail. */
  static final double SMALL_RATIO = 0.03;

  static final double LARGE_RATIO = 0.3;

  private static final int FEWEST = 20;

  /** Powers of the number of parts: the error falls with them, and does not. */
  static final double FALLING = -0.5;

  static final double FLAT = -0.25;

  private TrackingVerdicts() {}

  /**
   * Whether a tracker follows every layer.
   *
   * @param errors its largest error, by layer
   * @param shares that over the error of standing still, by layer
   */
  static Verdict follows(List<Interval> errors, List<Interval> shares) {
    boolean all = true;
    for (int i = 0; i < errors.size(); i++) {
      if (errors.get(i).low() > LOST && shares.get(i).low() > WORTH) {
        return Verdict.REFUTED;
      }
      all &= errors.get(i).high() < LOST && shares.get(i).high() < WORTH;
    }
    return all ? Verdict.SUPPORTED : Verdict.UNDECIDED;
  }

  /** Whether errors are below a bound on every layer. */
  static Verdict below(double bound, List<Interval> errors) {
    if (errors.stream().anyMatch(error -> error.low() > bound)) {
      return Verdict.REFUTED;
    }
    return errors.stream().allMatch(error -> error.high() < bound)
        ? Verdict.SUPPORTED
        : Verdict.UNDECIDED;
  }

  /** Whether no run ever exceeded a bound. */
  static Verdict never(double bound, double[] worstByRun) {
    return Arrays.stream(worstByRun).allMatch(worst -> worst <= bound)
        ? Verdict.SUPPORTED
        : Verdict.REFUTED;
  }

  /** Whether a formula is right where increments are small: below RIGHT, not above WRONG. */
  static Verdict right(List<Interval> changeErrors) {
    if (changeErrors.stream().anyMatch(error -> error.low() > WRONG)) {
      return Verdict.REFUTED;
    }
    return below(RIGHT, changeErrors) == Verdict.SUPPORTED ? Verdict.SUPPORTED : Verdict.UNDECIDED;
  }

  /** Whether a step of the correct formula is followed at small ε and fails at large ε. */
  static Verdict boundary(List<ValidityMap.Cell> map) {
    List<ValidityMap.Cell> counted =
        map.stream()
            .filter(cell -> cell.quantity() == Quantity.VECTOR)
            .filter(cell -> cell.method() == TrackingMethod.CORRECTED)
            .filter(cell -> cell.count() >= FEWEST)
            .toList();
    var small = counted.stream().filter(c -> c.ratioTo() < 1.1 * SMALL_RATIO).toList();
    var large = counted.stream().filter(c -> c.ratioFrom() > 0.9 * LARGE_RATIO).toList();
    if (small.stream().anyMatch(c -> c.medianError() > HELD)
        || large.stream().anyMatch(c -> c.medianError() < LOST)) {
      return Verdict.REFUTED;
    }
    return small.isEmpty() || large.isEmpty() ? Verdict.UNDECIDED : Verdict.SUPPORTED;
  }

  /** Whether the error falls as increments are fed in more parts. */
  static Verdict falls(Interval power) {
    if (power.high() < FALLING) {
      return Verdict.SUPPORTED;
    }
    return power.low() > FLAT ? Verdict.REFUTED : Verdict.UNDECIDED;
  }

  /**
   * Whether a work costs at most a share of another; the middle halves of the repetitions decide.
   */
  static Verdict cheaper(double share, double[] work, double[] other) {
    if (quantile(work, 0.75) <= share * quantile(other, 0.25)) {
      return Verdict.SUPPORTED;
    }
    return quantile(work, 0.25) > share * quantile(other, 0.75)
        ? Verdict.REFUTED
        : Verdict.UNDECIDED;
  }

  private static double quantile(double[] values, double level) {
    double[] sorted = Arrays.stream(values).sorted().toArray();
    return sorted[(int) Math.round(level * (sorted.length - 1))];
  }
}
