package io.spectracast.study;

import io.spectracast.inference.Bootstrap;
import io.spectracast.inference.Interval;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * The networks that share one setting, whatever their others.
 *
 * @param factor which setting
 * @param level its value
 * @param rows the networks
 */
record Marginal(String factor, String level, List<GeneralityRow> rows) {

  Marginal {
    rows = List.copyOf(rows);
  }

  /** Those of each activation, loss and architecture, and all. */
  static List<Marginal> of(List<GeneralityRow> rows) {
    List<Marginal> marginals = new ArrayList<>(List.of(new Marginal("all", "", rows)));
    marginals.addAll(of("architecture", rows, row -> row.settings().architecture()));
    marginals.addAll(of("activation", rows, row -> row.settings().activation()));
    marginals.addAll(of("loss", rows, row -> row.settings().lossName()));
    return marginals;
  }

  private static List<Marginal> of(
      String factor, List<GeneralityRow> rows, Function<GeneralityRow, String> level) {
    Map<String, List<GeneralityRow>> levels = new LinkedHashMap<>();
    rows.forEach(row -> levels.computeIfAbsent(level.apply(row), l -> new ArrayList<>()).add(row));
    List<Marginal> marginals = new ArrayList<>();
    levels.forEach((name, own) -> marginals.add(new Marginal(factor, name, own)));
    return marginals;
  }

  /** As it is named in sentences. */
  String title() {
    return level.isEmpty() ? factor : level;
  }

  /** The mean of a number over the networks that have it, networks drawn anew. */
  Optional<Interval> mean(ToDoubleFunction<GeneralityRow> number, Bootstrap bootstrap) {
    double[] values = rows.stream().mapToDouble(number).filter(Double::isFinite).toArray();
    if (values.length == 0) {
      return Optional.empty();
    }
    int[][] all = {IntStream.range(0, values.length).toArray()};
    return bootstrap.within(
        all,
        groups -> Arrays.stream(groups[0]).mapToDouble(i -> values[i]).average().orElseThrow());
  }

  /** How many networks have a number that is above a threshold. */
  long above(ToDoubleFunction<GeneralityRow> number, double threshold) {
    return rows.stream().mapToDouble(number).filter(value -> value > threshold).count();
  }
}
