package io.spectracast.inference;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * An estimate with its confidence interval, [low, high] at the probability {@code level}.
 *
 * @param estimate the estimate; inside the interval
 * @param low lower limit, may be −∞
 * @param high upper limit, may be +∞
 * @param level the nominal coverage, in (0, 1)
 */
public record Interval(double estimate, double low, double high, double level) {

  public Interval {
    requireLevel(level);
    if (!(low <= estimate && estimate <= high)) {
      throw new IllegalArgumentException(
          "estimate must be in [%s, %s], was %s".formatted(low, high, estimate));
    }
  }

  /**
   * Student's interval, estimate ± t·error.
   *
   * @param error the standard error, not negative
   * @param degreesOfFreedom of the standard error, at least 1
   */
  public static Interval student(
      double estimate, double error, int degreesOfFreedom, double level) {
    requireLevel(level);
    if (!(error >= 0)) {
      throw new IllegalArgumentException("error must not be negative, was " + error);
    }
    double half =
        error * TDistribution.of(degreesOfFreedom).inverseCumulativeProbability((1 + level) / 2);
    return new Interval(estimate, estimate - half, estimate + half, level);
  }

  /** The interval of an increasing function of the estimated quantity. */
  public Interval map(DoubleUnaryOperator increasing) {
    return new Interval(
        increasing.applyAsDouble(estimate),
        increasing.applyAsDouble(low),
        increasing.applyAsDouble(high),
        level);
  }

  /** The interval of a decreasing function of the estimated quantity. */
  public Interval mapDecreasing(DoubleUnaryOperator decreasing) {
    return new Interval(
        decreasing.applyAsDouble(estimate),
        decreasing.applyAsDouble(high),
        decreasing.applyAsDouble(low),
        level);
  }

  /** Whether a value lies in the interval, its limits included. */
  public boolean contains(double value) {
    return low <= value && value <= high;
  }

  /** In words, such as {@code 0.312 (95 %: 0.298 … 0.327)}. */
  public String inWords() {
    String percent =
        BigDecimal.valueOf(100 * level)
            .round(new MathContext(4))
            .stripTrailingZeros()
            .toPlainString();
    return String.format(Locale.ROOT, "%.3g (%s %%: %.3g … %.3g)", estimate, percent, low, high);
  }

  static void requireLevel(double level) {
    if (!(level > 0 && level < 1)) {
      throw new IllegalArgumentException("level must be in (0, 1), was " + level);
    }
  }
}
