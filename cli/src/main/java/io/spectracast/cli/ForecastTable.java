package io.spectracast.cli;

import io.spectracast.forecast.Score;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The scores of one forecast as a table: a row per horizon and method, averaged over layers. */
final class ForecastTable {

  private static final String REFERENCE = "persistence";

  private ForecastTable() {}

  static String of(List<Score> scores) {
    TextTable table =
        new TextTable(
            2, "horizon", "method", "CRPS", "skill", "90 % coverage", "error of the top 8");
    Map<Long, Map<String, List<Score>>> grouped =
        scores.stream()
            .collect(
                Collectors.groupingBy(
                    Score::horizon,
                    java.util.TreeMap::new,
                    Collectors.groupingBy(Score::method, LinkedHashMap::new, Collectors.toList())));
    grouped.forEach(
        (horizon, methods) ->
            methods.forEach(
                (method, rows) -> addRow(table, horizon, method, rows, methods.get(REFERENCE))));
    return table.toString();
  }

  private static void addRow(
      TextTable table, long horizon, String method, List<Score> rows, List<Score> reference) {
    double crps = rows.stream().mapToDouble(Score::crps).average().orElseThrow();
    double still = reference.stream().mapToDouble(Score::crps).average().orElseThrow();
    double covered = rows.stream().mapToDouble(Score::coverage).average().orElseThrow();
    double error = rows.stream().mapToDouble(Score::relativeError).average().orElseThrow();
    boolean pointForecast = method.equals(REFERENCE);
    table.row(
        "+" + horizon,
        method,
        String.format(Locale.ROOT, "%.5f", crps),
        pointForecast || still == 0 ? "–" : String.format(Locale.ROOT, "%+.2f", 1 - crps / still),
        pointForecast ? "–" : String.format(Locale.ROOT, "%.0f %%", 100 * covered),
        String.format(Locale.ROOT, "%.2f %%", 100 * error));
  }
}
