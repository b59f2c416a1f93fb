package io.spectracast.backtest;

import io.spectracast.exhibit.Table;
import io.spectracast.inference.Interval;
import io.spectracast.inference.TestResult;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** The numbers of a leaderboard as tables. */
final class BacktestTables {

  private static final String[] NUMBERS = {
    "method",
    "kind",
    "forecasts",
    "skill",
    "skill from",
    "skill to",
    "p",
    "CRPS",
    "energy score",
    "W1",
    "50 %",
    "80 %",
    "90 %",
    "95 %",
    "90 % from",
    "90 % to",
    "Brier skill"
  };

  private BacktestTables() {}

  /** The methods over all cells, best first. */
  static Table overall(Leaderboard board) {
    Table.Builder table =
        Table.of("leaderboard", "All methods, mean over the cells, best first", NUMBERS);
    ranked(board.overall()).forEach(s -> table.row(numbers(s)));
    return table.build();
  }

  /** By skill, those without last. */
  static List<Standing> ranked(Section section) {
    return section.standings().stream()
        .sorted((a, b) -> Double.compare(b.skill().orElse(-9), a.skill().orElse(-9)))
        .toList();
  }

  /** The methods in each pair of architecture and optimizer. */
  static Table groups(Leaderboard board) {
    Table.Builder table =
        Table.of(
            "groups",
            "Architectures and optimizers, mean over their horizons",
            headings(List.of("architecture", "optimizer", "runs", "cells"), NUMBERS));
    for (Section section : board.groups()) {
      for (Standing standing : section.standings()) {
        List<Object> row =
            List.of(
                section.architecture().orElse("all"),
                section.optimizer().orElse("all"),
                section.runs(),
                section.cells());
        table.row(joined(row, numbers(standing)));
      }
    }
    return table.build();
  }

  /** The methods in each cell. */
  static Table cells(Leaderboard board) {
    Table.Builder table =
        Table.of(
            "cells",
            "Cells of architecture, optimizer and horizon",
            headings(
                List.of(
                    "architecture",
                    "optimizer",
                    "horizon",
                    "mean lead",
                    "runs",
                    "best baseline",
                    "clustered by",
                    "events",
                    "emerged"),
                NUMBERS));
    for (Section section : board.cells()) {
      for (Standing standing : section.standings()) {
        List<Object> row =
            List.of(
                section.architecture().orElse("all"),
                section.optimizer().orElse("all"),
                section.horizon().orElse("all"),
                section.lead(),
                section.runs(),
                section.reference().orElse(""),
                section.clusters().name().toLowerCase(Locale.ROOT),
                section.events(),
                section.emerged());
        table.row(joined(row, numbers(standing)));
      }
    }
    return table.build();
  }

  /** What could not be forecast or scored; layers of one run with the same reason together. */
  static Table remarks(List<Remark> remarks) {
    Map<List<String>, List<String>> layers = new LinkedHashMap<>();
    remarks.forEach(
        r ->
            layers
                .computeIfAbsent(List.of(r.run(), r.text()), k -> new ArrayList<>())
                .add(r.layer()));
    Table.Builder table =
        Table.of("remarks", "What was not forecast", "run", "layers", "such as", "why");
    layers.forEach((key, names) -> table.row(key.get(0), names.size(), names.get(0), key.get(1)));
    return table.build();
  }

  private static Object[] numbers(Standing s) {
    double[] coverage = s.coverage().orElse(nothing());
    return new Object[] {
      s.method(),
      s.kind().name().toLowerCase(Locale.ROOT),
      s.cases(),
      value(s.skill()),
      s.skillInterval().map(Interval::low).orElse(Double.NaN),
      s.skillInterval().map(Interval::high).orElse(Double.NaN),
      s.test().map(TestResult::pValue).orElse(Double.NaN),
      s.crps(),
      s.energy(),
      s.wasserstein(),
      coverage[0],
      coverage[1],
      coverage[2],
      coverage[3],
      s.coverageInterval().map(Interval::low).orElse(Double.NaN),
      s.coverageInterval().map(Interval::high).orElse(Double.NaN),
      value(s.brierSkill())
    };
  }

  private static double[] nothing() {
    double[] nothing = new double[Calibration.LEVELS.length];
    Arrays.fill(nothing, Double.NaN);
    return nothing;
  }

  private static double value(OptionalDouble value) {
    return value.orElse(Double.NaN);
  }

  private static String[] headings(List<String> first, String[] then) {
    List<String> all = new ArrayList<>(first);
    all.addAll(Arrays.asList(then));
    return all.toArray(String[]::new);
  }

  private static Object[] joined(List<Object> first, Object[] then) {
    List<Object> all = new ArrayList<>(first);
    all.addAll(Arrays.asList(then));
    return all.toArray();
  }

  /** The candidates' standings. */
  static List<Standing> candidates(Section section) {
    return section.standings().stream().filter(s -> s.kind() == Contender.Kind.CANDIDATE).toList();
  }

  /** The baseline of the largest mean skill. */
  static Optional<Standing> bestBaseline(Section section) {
    return ranked(section).stream()
        .filter(s -> s.kind() == Contender.Kind.BASELINE && s.coverage().isPresent())
        .findFirst();
  }
}
