package io.spectracast.study;

import java.util.List;
import java.util.stream.Stream;

/**
 * The columns of a table that say how far a law is from SGD: the mean distance and the geometric
 * mean of the ratio of spreads with their intervals, the distance that sampling explains, and the
 * part of cases in which the law is rejected.
 */
final class DistanceColumns {

  private static final List<String> HEADINGS =
      List.of(
          "D",
          "D low",
          "D high",
          "D of sampling",
          "rejected",
          "ratio of spreads",
          "ratio low",
          "ratio high");

  private DistanceColumns() {}

  /** The headings behind others. */
  static String[] after(String... first) {
    return Stream.concat(Stream.of(first), HEADINGS.stream()).toArray(String[]::new);
  }

  /** The cells of these rows behind others. */
  static Object[] row(List<Row> rows, Object... first) {
    double[] d = Averages.cells(Averages.mean(rows, "distance"));
    double[] spread = Averages.cells(Averages.geometric(rows, "spread_ratio"));
    double sampling = Averages.cells(Averages.mean(rows, "sampling"))[0];
    Stream<Object> own =
        Stream.of(
            d[0],
            d[1],
            d[2],
            sampling,
            Rejections.of(rows).fraction(),
            spread[0],
            spread[1],
            spread[2]);
    return Stream.concat(Stream.of(first), own).toArray();
  }
}
