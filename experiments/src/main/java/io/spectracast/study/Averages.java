package io.spectracast.study;

import io.spectracast.inference.Interval;
import io.spectracast.inference.Jackknife;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Averages of one number over rows that have it, with intervals at 95 % over the rows. */
final class Averages {

  private static final double LEVEL = 0.95;

  private Averages() {}

  private static double[] values(List<Row> rows, String name) {
    return rows.stream().filter(row -> row.has(name)).mapToDouble(row -> row.value(name)).toArray();
  }

  /** The mean; empty of fewer than two rows. */
  static Optional<Interval> mean(List<Row> rows, String name) {
    return mean(values(rows, name));
  }

  private static Optional<Interval> mean(double[] values) {
    return values.length < 2
        ? Optional.empty()
        : Optional.of(new Jackknife(values.length).mean(values, LEVEL));
  }

  /** The geometric mean of positive numbers; empty of fewer than two. */
  static Optional<Interval> geometric(List<Row> rows, String name) {
    double[] logs = Arrays.stream(values(rows, name)).map(Math::log).toArray();
    return mean(logs).map(interval -> interval.map(Math::exp));
  }

  /** The median; NaN of no row. */
  static double median(List<Row> rows, String name) {
    double[] values = values(rows, name);
    Arrays.sort(values);
    int half = values.length / 2;
    if (values.length == 0) {
      return Double.NaN;
    }
    return values.length % 2 == 1 ? values[half] : (values[half - 1] + values[half]) / 2;
  }

  /** Estimate and limits for three cells of a table; not numbers where there is none. */
  static double[] cells(Optional<Interval> interval) {
    return interval
        .map(i -> new double[] {i.estimate(), i.low(), i.high()})
        .orElse(new double[] {Double.NaN, Double.NaN, Double.NaN});
  }

  /** A sentence, the same in every language of the machine. */
  static String words(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }

  /** In a sentence, such as {@code 2 starts}. */
  static String starts(int count) {
    return count == 1 ? "one start" : count + " starts";
  }
}
