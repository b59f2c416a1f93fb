package io.spectracast.report;

import io.spectracast.forecast.Forecast;
import io.spectracast.forecast.Score;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/**
 * The scores of one forecast: every method at every horizon, averaged over the layers with equal
 * weight.
 *
 * @param method the method whose fans the page draws
 * @param rows by horizon, then in the order the methods were scored; empty while there is no truth
 */
record SkillTable(String method, List<SkillRow> rows) {

  /** The method that every other is measured against: the last value stays. */
  static final String REFERENCE = "persistence";

  /** The setting of a forecast that names its method. */
  static final String METHOD_SETTING = "method";

  static SkillTable of(Forecast forecast) {
    return of(method(forecast), forecast.scores());
  }

  static SkillTable of(Forecast forecast, String layer) {
    return of(
        method(forecast), forecast.scores().stream().filter(s -> s.layer().equals(layer)).toList());
  }

  /** The named setting if it was scored, or else the first method that is not a plain reference. */
  private static String method(Forecast forecast) {
    List<String> methods = forecast.scores().stream().map(Score::method).distinct().toList();
    return Optional.ofNullable(forecast.settings().get(METHOD_SETTING))
        .filter(m -> methods.isEmpty() || methods.contains(m))
        .or(() -> methods.stream().filter(m -> !m.startsWith(REFERENCE)).findFirst())
        .orElse("forecast");
  }

  private static SkillTable of(String method, List<Score> scores) {
    return new SkillTable(
        method, horizons(scores).stream().flatMap(h -> rows(method, scores, h).stream()).toList());
  }

  private static List<Long> horizons(List<Score> scores) {
    return scores.stream().map(Score::horizon).distinct().sorted().toList();
  }

  private static List<SkillRow> rows(String shown, List<Score> all, long horizon) {
    List<Score> scores = all.stream().filter(s -> s.horizon() == horizon).toList();
    List<String> methods = scores.stream().map(Score::method).distinct().toList();
    double best = methods.stream().mapToDouble(m -> crps(scores, m)).min().orElse(0);
    return methods.stream().map(m -> row(horizon, m, scores, best, m.equals(shown))).toList();
  }

  private static SkillRow row(
      long horizon, String method, List<Score> scores, double best, boolean shown) {
    double crps = crps(scores, method);
    return new SkillRow(
        horizon,
        method,
        crps,
        skill(crps, scores),
        mean(scores, method, Score::coverage),
        mean(scores, method, Score::relativeError),
        crps == best,
        shown);
  }

  private static OptionalDouble skill(double crps, List<Score> scores) {
    double reference = crps(scores, REFERENCE);
    return reference > 0 ? OptionalDouble.of(1 - crps / reference) : OptionalDouble.empty();
  }

  private static double crps(List<Score> scores, String method) {
    return mean(scores, method, Score::crps);
  }

  /** NaN where the method was not scored. */
  private static double mean(List<Score> scores, String method, ToDoubleFunction<Score> value) {
    return scores.stream()
        .filter(s -> s.method().equals(method))
        .mapToDouble(value)
        .average()
        .orElse(Double.NaN);
  }

  boolean isEmpty() {
    return rows.isEmpty();
  }

  /** The scored horizons, increasing. */
  List<Long> horizons() {
    return rows.stream().map(SkillRow::horizon).distinct().toList();
  }

  /** The methods, in the order they were scored. */
  List<String> methods() {
    return rows.stream().map(SkillRow::method).distinct().toList();
  }

  /** The rows of one horizon. */
  List<SkillRow> at(long horizon) {
    return rows.stream().filter(r -> r.horizon() == horizon).toList();
  }

  /** The rows of one method, by horizon. */
  List<SkillRow> of(String of) {
    return rows.stream().filter(r -> r.method().equals(of)).toList();
  }

  /** The rows of the method whose fans the page draws, by horizon. */
  List<SkillRow> shown() {
    return of(method);
  }

  /** The best row of each horizon. */
  List<SkillRow> best() {
    return horizons().stream()
        .flatMap(h -> at(h).stream().min(Comparator.comparingDouble(SkillRow::crps)).stream())
        .toList();
  }
}
