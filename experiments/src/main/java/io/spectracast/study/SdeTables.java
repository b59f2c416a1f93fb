package io.spectracast.study;

import io.spectracast.exhibit.Table;
import io.spectracast.inference.Interval;
import java.util.List;

/** The tables of the study of SGD against its stochastic equation. */
final class SdeTables {

  private SdeTables() {}

  static List<Table> of(List<SdeRow> rows) {
    return List.of(rivals(rows), cells(rows), boundary(rows));
  }

  /** Each rival by horizon, small steps alone. */
  private static Table rivals(List<SdeRow> rows) {
    Table.Builder table =
        Table.of(
            "rivals",
            "Every rival by horizon, η̃λ ≤ ½: mean over starts, η, B and layers",
            DistanceColumns.after("rival", "μ", "updates"));
    for (Rival rival : Rival.values()) {
      for (double momentum :
          rows.stream().mapToDouble(r -> r.cell().momentum()).distinct().toArray()) {
        for (int horizon : horizons(rows)) {
          List<SdeRow> own =
              rows.stream()
                  .filter(r -> r.rival() == rival && r.cell().momentum() == momentum)
                  .filter(r -> r.horizon() == horizon && r.discreteness() <= SdeJudge.SMALL)
                  .filter(r -> r.isTestable())
                  .toList();
          if (own.size() > 1) {
            table.row(DistanceColumns.row(SdeRow.numbers(own), rival.words(), momentum, horizon));
          }
        }
      }
    }
    return table.build();
  }

  /** The SDE at the last horizon, cell by cell. */
  private static Table cells(List<SdeRow> rows) {
    Table.Builder table =
        Table.of(
            "map",
            "The SDE at the last horizon: geometric mean over starts and layers",
            "μ",
            "B",
            "η",
            "η̃λ",
            "D",
            "D low",
            "D high",
            "D of sampling",
            "rejected",
            "breaks",
            "ratio of spreads",
            "paths lost");
    int[] horizons = horizons(rows);
    int last = horizons[horizons.length - 1];
    List<SdeRow> sde =
        rows.stream().filter(r -> r.rival() == Rival.SDE && r.horizon() == last).toList();
    for (SdeCell cell :
        sde.stream().map(r -> r.cell()).map(SdeTables::anySeed).distinct().toList()) {
      List<SdeRow> all = sde.stream().filter(r -> anySeed(r.cell()).equals(cell)).toList();
      List<SdeRow> own = all.stream().filter(r -> r.numbers().has("distance")).toList();
      double[] d = Averages.cells(Averages.geometric(SdeRow.numbers(own), "distance"));
      List<SdeRow> tested = own.stream().filter(SdeRow::isTestable).toList();
      table.row(
          cell.momentum(),
          cell.batch(),
          cell.learningRate(),
          all.stream().mapToDouble(SdeRow::discreteness).average().orElseThrow(),
          d[0],
          d[1],
          d[2],
          Averages.cells(Averages.geometric(SdeRow.numbers(tested), "sampling"))[0],
          Rejections.of(SdeRow.numbers(own)).fraction(),
          all.stream().filter(SdeJudge::breaks).count() + "/" + all.size(),
          Averages.cells(Averages.geometric(SdeRow.numbers(tested), "spread_ratio"))[0],
          (long) all.stream().mapToDouble(r -> lost(r)).max().orElse(0));
    }
    return table.build();
  }

  private static double lost(SdeRow row) {
    return row.numbers().value("lost") + row.numbers().value("lost_by_rival");
  }

  private static SdeCell anySeed(SdeCell cell) {
    return new SdeCell(
        cell.data(),
        cell.width(),
        cell.examples(),
        cell.burnIn(),
        cell.learningRate(),
        cell.batch(),
        cell.momentum(),
        cell.horizons(),
        cell.paths(),
        0);
  }

  private static Table boundary(List<SdeRow> rows) {
    Table.Builder table =
        Table.of(
            "boundary",
            "The boundary of the SDE: η̃λ at which it breaks in half of the cases",
            "updates",
            "B",
            "η̃λ",
            "η̃λ low",
            "η̃λ high",
            "slope on log η̃λ",
            "slope low",
            "slope high",
            "slope on log B",
            "B slope low",
            "B slope high",
            "cases on the right side");
    for (int horizon : horizons(rows)) {
      SdeJudge.boundary(rows, horizon)
          .ifPresent(
              boundary -> {
                Interval x = boundary.slopes().get(0);
                Interval y = boundary.slopes().get(1);
                for (int batch : batches(rows)) {
                  Interval at = boundary.at(batch);
                  table.row(
                      horizon,
                      batch,
                      at.estimate(),
                      at.low(),
                      at.high(),
                      x.estimate(),
                      x.low(),
                      x.high(),
                      y.estimate(),
                      y.low(),
                      y.high(),
                      boundary.accuracy());
                }
              });
    }
    return table.build();
  }

  static int[] horizons(List<SdeRow> rows) {
    return rows.stream().mapToInt(SdeRow::horizon).distinct().sorted().toArray();
  }

  static int[] batches(List<SdeRow> rows) {
    return rows.stream().mapToInt(r -> r.cell().batch()).distinct().sorted().toArray();
  }
}
