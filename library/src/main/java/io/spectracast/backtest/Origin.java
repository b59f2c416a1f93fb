package io.spectracast.backtest;

import io.spectracast.run.LayerTrajectory;
import java.util.OptionalLong;

/**
 * Where a forecast starts: a step, or a part of the recorded steps.
 *
 * @param amount the step, or the fraction of the way from the first recorded step to the last
 * @param fraction whether it is a fraction, in (0, 1]
 */
public record Origin(double amount, boolean fraction) {

  public Origin {
    boolean valid = fraction ? amount > 0 && amount <= 1 : amount >= 0 && amount < 0x1p53;
    if (!valid) {
      throw new IllegalArgumentException(
          "origin must be a step from 0 or in (0, 100] % of the run, was "
              + (fraction ? 100 * amount + " %" : amount));
    }
  }

  /**
   * From a step such as {@code 1400}, or a percentage such as {@code 50%}.
   *
   * @throws IllegalArgumentException if it is neither
   */
  public static Origin parse(String text) {
    try {
      return text.endsWith("%")
          ? new Origin(Double.parseDouble(text.substring(0, text.length() - 1)) / 100, true)
          : new Origin(Long.parseLong(text), false);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "origin must be a step such as 1400 or a percentage such as 50%, was '" + text + "'");
    }
  }

  /** The last recorded step up to it; empty if nothing was recorded by then. */
  public OptionalLong step(LayerTrajectory trajectory) {
    long first = trajectory.snapshots().get(0).step();
    double wanted = fraction ? first + amount * (trajectory.lastStep() - first) : amount;
    return trajectory.snapshots().stream()
        .mapToLong(s -> s.step())
        .filter(step -> step <= wanted)
        .max();
  }
}
