package io.spectracast.backtest;

import java.util.Locale;

/** How far ahead to forecast. */
public sealed interface Horizon {

  /** So many updates (or epochs, where steps count those). */
  record Updates(long count) implements Horizon {

    private static final long MOST_UPDATES = 1L << 52;

    public Updates {
      if (count < 1 || count > MOST_UPDATES) {
        throw new IllegalArgumentException("horizon must be in [1, 2^52] updates, was " + count);
      }
    }

    @Override
    public double lead(long first, long origin) {
      return count;
    }

    @Override
    public String label() {
      return "+" + count;
    }
  }

  /** A part of the steps from the first recorded one to the origin. */
  record OfElapsed(double fraction) implements Horizon {

    public OfElapsed {
      if (!(fraction > 0 && fraction <= 10)) {
        throw new IllegalArgumentException(
            "horizon must be in (0, 1000] %% of the steps elapsed, was %s %%"
                .formatted(100 * fraction));
      }
    }

    @Override
    public double lead(long first, long origin) {
      return fraction * (origin - first);
    }

    @Override
    public String label() {
      double percent = 100 * fraction;
      return percent == Math.rint(percent)
          ? String.format(Locale.ROOT, "%.0f %%", percent)
          : String.format(Locale.ROOT, "%.3g %%", percent);
    }
  }

  /** Updates after an origin of a trajectory that begins at {@code first}. */
  double lead(long first, long origin);

  /** Such as {@code +100} or {@code 25 %}. */
  String label();

  /**
   * From a number of updates such as {@code 100}, or a percentage such as {@code 25%}.
   *
   * @throws IllegalArgumentException if it is neither
   */
  static Horizon parse(String text) {
    try {
      return text.endsWith("%")
          ? new OfElapsed(Double.parseDouble(text.substring(0, text.length() - 1)) / 100)
          : new Updates(Long.parseLong(text));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "horizon must be updates such as 100 or a percentage such as 25%, was '" + text + "'");
    }
  }
}
