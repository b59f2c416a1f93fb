package io.spectracast.cli;

import io.spectracast.backtest.Contender;
import io.spectracast.backtest.Leaderboard;
import io.spectracast.backtest.Section;
import io.spectracast.backtest.Standing;
import io.spectracast.inference.Interval;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A leaderboard on the terminal. */
final class BacktestText {

  private static final String NOTHING = "–";

  private BacktestText() {}

  static List<String> lines(Leaderboard board) {
    Section overall = board.overall();
    List<String> lines = new ArrayList<>();
    lines.add(
        "%d runs, %d cells of architecture, optimizer and horizon, %d forecasts by each method"
            .formatted(overall.runs(), overall.cells(), overall.forecasts()));
    if (overall.events() > 0) {
      lines.add(
          "%d of %d forecasts saw a spike emerge".formatted(overall.emerged(), overall.events()));
    }
    lines.add("");
    lines.add(overall(overall));
    lines.add(cells(board));
    lines.add(
        "skill: 1 − CRPS/CRPS of the cell's best single baseline; intervals of 95 %, clustered by "
            + overall.clusters().name().toLowerCase(Locale.ROOT));
    return lines;
  }

  private static String overall(Section overall) {
    TextTable table =
        new TextTable(
            2, "method", "", "skill", "[95 %]", "p", "50 %", "80 %", "90 %", "95 %", "Brier skill");
    overall.standings().stream()
        .sorted(Comparator.comparingDouble((Standing s) -> -s.skill().orElse(-9)))
        .forEach(s -> table.row(row(s)));
    return table.toString();
  }

  private static String[] row(Standing s) {
    List<String> cells = new ArrayList<>();
    cells.add(s.method());
    cells.add(s.kind() == Contender.Kind.CANDIDATE ? "" : s.kind().name().toLowerCase(Locale.ROOT));
    cells.add(s.skill().isPresent() ? signed(s.skill().getAsDouble()) : NOTHING);
    cells.add(s.skillInterval().map(BacktestText::interval).orElse(NOTHING));
    cells.add(s.test().map(t -> String.format(Locale.ROOT, "%.2g", t.pValue())).orElse(NOTHING));
    for (int i = 0; i < 4; i++) {
      int level = i;
      cells.add(
          s.coverage()
              .map(c -> String.format(Locale.ROOT, "%.0f %%", 100 * c[level]))
              .orElse(NOTHING));
    }
    cells.add(s.brierSkill().isPresent() ? signed(s.brierSkill().getAsDouble()) : NOTHING);
    return cells.toArray(String[]::new);
  }

  private static String signed(double value) {
    return String.format(Locale.ROOT, "%+.2f", value);
  }

  private static String interval(Interval i) {
    return String.format(Locale.ROOT, "[%+.2f, %+.2f]", i.low(), i.high());
  }

  /** The best candidate of each cell beside the best baseline. */
  private static String cells(Leaderboard board) {
    TextTable table =
        new TextTable(
            2,
            "architecture",
            "optimizer",
            "horizon",
            "best baseline",
            "best method",
            "skill",
            "[95 %]",
            "90 %");
    for (Section cell : board.cells()) {
      Optional<Standing> best =
          cell.standings().stream()
              .filter(s -> s.kind() == Contender.Kind.CANDIDATE && s.skill().isPresent())
              .max(Comparator.comparingDouble(s -> s.skill().getAsDouble()));
      table.row(
          cell.architecture().orElse(""),
          cell.optimizer().orElse(""),
          cell.horizon().orElse(""),
          cell.reference().orElse(NOTHING),
          best.map(Standing::method).orElse(NOTHING),
          best.map(s -> signed(s.skill().getAsDouble())).orElse(NOTHING),
          best.flatMap(Standing::skillInterval).map(BacktestText::interval).orElse(NOTHING),
          best.flatMap(Standing::coverage)
              .map(c -> String.format(Locale.ROOT, "%.0f %%", 100 * c[2]))
              .orElse(NOTHING));
    }
    return table.toString();
  }
}
