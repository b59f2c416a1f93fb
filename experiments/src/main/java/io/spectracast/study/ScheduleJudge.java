package io.spectracast.study;

import io.spectracast.exhibit.Claim;
import io.spectracast.exhibit.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** The rules by which the numbers of the study of schedules decide. */
final class ScheduleJudge {

  /** Times 1/(1 − μ) from which on momentum is forgotten. */
  private static final double LONG = 3;

  private final List<ScheduleRow> rows;

  ScheduleJudge(List<ScheduleRow> rows) {
    this.rows = rows;
  }

  List<Claim> claims() {
    List<Claim> claims = new ArrayList<>();
    for (boolean plain : new boolean[] {true, false}) {
      for (Program program : Program.values()) {
        claims.add(
            claim(
                "%s, %s momentum, η̃λ ≤ ½ at most: the SDE with η(t) follows"
                    .formatted(program.words(), plain ? "no" : "with"),
                row ->
                    isSmall(row)
                        && isPlain(row) == plain
                        && row.reading() == Reading.FOLLOWED
                        && row.cell().program() == program));
      }
    }
    claims.add(
        claim(
            "any program, no momentum, η̃λ > ½ at its height: the SDE with η(t) follows",
            row ->
                row.discreteness() > SdeJudge.SMALL
                    && isPlain(row)
                    && row.reading() == Reading.FOLLOWED));
    claims.add(
        claim(
            "any program, η̃λ ≤ ½: the SDE with constant η would do, second half",
            row -> isSmall(row) && row.isLate() && row.reading() == Reading.UNCHANGED));
    claims.add(
        claim(
            "any program, η̃λ ≤ ½: the SDE with the mean η would do",
            row -> isSmall(row) && row.reading() == Reading.AVERAGED));
    claims.add(
        claim(
            "any program, η̃λ ≤ ½: gradient flow with η(t) would do",
            row -> isSmall(row) && isChanging(row) && row.reading() == Reading.FLOW));
    return claims;
  }

  private static boolean isPlain(ScheduleRow row) {
    return row.cell().momentum() == 0;
  }

  private static boolean isChanging(ScheduleRow row) {
    return row.cell().program() != Program.CONSTANT;
  }

  /** Small steps, once momentum is forgotten. */
  private static boolean isSmall(ScheduleRow row) {
    return row.discreteness() <= SdeJudge.SMALL
        && row.horizon() * (1 - row.cell().momentum()) >= (row.cell().momentum() > 0 ? LONG : 0);
  }

  private Claim claim(String statement, Predicate<ScheduleRow> wanted) {
    return Rejections.claim(statement, ScheduleRow.numbers(rows, wanted));
  }

  /** Every program and reading, in the first and in the second half. */
  Table table() {
    Table.Builder table =
        Table.of(
            "readings",
            "Every program and reading: mean over starts, layers and horizons of a half",
            DistanceColumns.after("program", "optimizer", "η̃λ at most", "half", "reading"));
    for (Program program : Program.values()) {
      for (var optimizer : rows.stream().map(ScheduleRow::optimizer).distinct().toList()) {
        for (boolean late : new boolean[] {false, true}) {
          for (Reading reading : Reading.values()) {
            List<ScheduleRow> own =
                rows.stream()
                    .filter(row -> row.cell().program() == program && row.isLate() == late)
                    .filter(row -> row.optimizer().equals(optimizer) && row.reading() == reading)
                    .toList();
            if (!own.isEmpty()) {
              add(table, own, late);
            }
          }
        }
      }
    }
    return table.build();
  }

  private static void add(Table.Builder table, List<ScheduleRow> own, boolean late) {
    ScheduleRow first = own.get(0);
    table.row(
        DistanceColumns.row(
            ScheduleRow.numbers(own, row -> true),
            first.cell().program().words(),
            first.optimizer().words(),
            first.discreteness(),
            late ? "second" : "first",
            first.reading().words()));
  }
}
