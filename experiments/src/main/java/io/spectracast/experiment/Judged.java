package io.spectracast.experiment;

import io.spectracast.exhibit.Verdict;
import io.spectracast.inference.Interval;
import java.util.Locale;

/**
 * A verdict on one case of a claim.
 *
 * @param verdict how it fared
 * @param evidence the numbers that decided
 */
record Judged(Verdict verdict, String evidence) {

  /** An estimate with its interval, such as {@code 0.31 (0.29 … 0.33)}. */
  static String range(Interval interval) {
    return words("%.3g (%.3g … %.3g)", interval.estimate(), interval.low(), interval.high());
  }

  /** The same in every language of the machine. */
  static String words(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
