package io.spectracast.study;

import io.spectracast.exhibit.Table;
import io.spectracast.inference.Interval;
import io.spectracast.inference.Jackknife;
import java.util.List;
import java.util.Optional;

/** The tables of the study of SGD against its stochastic equation. */
final class SdeTables {

  private static final double LEVEL = 0.95;

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
            "rival",
            "μ",
            "updates",
            "D",
            "low",
            "high",
            "D of sampling",
            "rejected",
            "ratio of spreads",
            "low ",
            "high ");
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
            Interval d = mean(own, "distance");
            Optional<Interval> spread = spread(own);
            table.row(
                rival.words(),
                momentum,
                horizon,
                d.estimate(),
                d.low(),
                d.high(),
                mean(own, "sampling").estimate(),
                Rejections.of(own).fraction(),
                spread.map(Interval::estimate).orElse(Double.NaN),
                spread.map(Interval::low).orElse(Double.NaN),
                spread.map(Interval::high).orElse(Double.NaN));
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
            "The SDE at the last horizon: mean over starts and layers",
            "μ",
            "B",
            "η",
            "η̃λ",
            "D",
            "low",
            "high",
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
      Optional<Interval> d = own.size() > 1 ? Optional.of(mean(own, "distance")) : Optional.empty();
      List<SdeRow> tested = own.stream().filter(SdeRow::isTestable).toList();
      table.row(
          cell.momentum(),
          cell.batch(),
          cell.learningRate(),
          all.stream().mapToDouble(SdeRow::discreteness).average().orElseThrow(),
          d.map(Interval::estimate).orElse(Double.NaN),
          d.map(Interval::low).orElse(Double.NaN),
          d.map(Interval::high).orElse(Double.NaN),
          tested.size() > 1 ? mean(tested, "sampling").estimate() : Double.NaN,
          Rejections.of(own).fraction(),
          all.stream().filter(SdeJudge::breaks).count() + "/" + all.size(),
          spread(tested).map(Interval::estimate).orElse(Double.NaN),
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
            "low",
            "high",
            "slope on log η̃λ",
            "low ",
            "high ",
            "slope on log B",
            "low  ",
            "high  ",
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

  private static Interval mean(List<SdeRow> rows, String name) {
    double[] values = rows.stream().mapToDouble(r -> r.numbers().value(name)).toArray();
    return new Jackknife(values.length).mean(values, LEVEL);
  }

  /** Geometric mean of the ratios of spreads. */
  static Optional<Interval> spread(List<SdeRow> rows) {
    double[] logs =
        rows.stream()
            .filter(r -> r.numbers().has("spread_ratio"))
            .mapToDouble(r -> Math.log(r.numbers().value("spread_ratio")))
            .toArray();
    return logs.length < 2
        ? Optional.empty()
        : Optional.of(new Jackknife(logs.length).mean(logs, LEVEL).map(Math::exp));
  }
}
