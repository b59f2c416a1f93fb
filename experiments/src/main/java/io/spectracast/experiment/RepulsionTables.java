package io.spectracast.experiment;

import io.spectracast.exhibit.Table;
import io.spectracast.inference.Interval;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The tables of the experiment on repulsion. */
final class RepulsionTables {

  private RepulsionTables() {}

  static Table levels(RepulsionConfig config, List<PooledLevels> levels) {
    Table.Builder table =
        Table.of(
            "levels",
            "Level statistics over time",
            "run",
            "layer",
            "levels at the start",
            "update",
            "movement per entry",
            "spacings",
            "⟨r⟩",
            "low",
            "high",
            "p, Wigner",
            "p, Poisson",
            "⟨r⟩, isotropic noise");
    for (PooledLevels row : levels) {
      Interval ratio = row.trained().meanRatio();
      table.row(
          config.steppings().get(row.stepping()).words(),
          config.layers().get(row.layer()),
          row.independent() ? "independent" : "as drawn",
          row.update(),
          row.moved(),
          row.trained().spacings(),
          ratio.estimate(),
          ratio.low(),
          ratio.high(),
          both(row.trained().wignerSpacings().pValue(), row.trained().wignerRatio().pValue()),
          both(row.trained().poissonSpacings().pValue(), row.trained().poissonRatio().pValue()),
          row.shaken().meanRatio().estimate());
    }
    return table.build();
  }

  private static double both(double p, double q) {
    return Math.min(1, 2 * Math.min(p, q));
  }

  static Table slopes(Map<String, PooledSlopes> cases, double confidence) {
    Table.Builder table =
        Table.of(
            "slopes",
            "Slope of displacements in the theory's repulsion",
            "run and layer",
            "displacements",
            "theory",
            "slope",
            "low",
            "high",
            "points");
    cases.forEach(
        (where, slopes) -> {
          for (RepulsionTrial trial : RepulsionTrial.values()) {
            Optional<Interval> slope = slopes.slope(trial, confidence);
            slope.ifPresent(
                i ->
                    table.row(
                        where,
                        trial.motion(),
                        trial.noise(),
                        i.estimate(),
                        i.low(),
                        i.high(),
                        slopes.points(trial)));
          }
        });
    return table.build();
  }

  static Table gaps(Map<String, PooledSlopes> cases, double confidence) {
    Table.Builder table =
        Table.of(
            "gaps",
            "Change of gaps in one window, beyond the first order",
            "run and layer",
            "theory",
            "gap",
            "change",
            "low",
            "high",
            "predicted");
    cases.forEach(
        (where, slopes) -> {
          for (RepulsionTrial trial :
              List.of(RepulsionTrial.MEASURED_SECOND, RepulsionTrial.ISOTROPIC_SECOND)) {
            for (PooledSlopes.Bin bin : slopes.bins(trial, confidence)) {
              table.row(
                  where,
                  trial.noise(),
                  bin.gap(),
                  bin.change().estimate(),
                  bin.change().low(),
                  bin.change().high(),
                  bin.predicted());
            }
          }
        });
    return table.build();
  }

  static Table scales(Map<String, PooledSlopes> cases, int lag) {
    Table.Builder table =
        Table.of(
            "scales",
            "Scales of the movement",
            "run and layer",
            "ν² per entry and update",
            "ν√lag",
            "mean spacing at the start");
    cases.forEach(
        (where, slopes) ->
            table.row(
                where, slopes.variance(), Math.sqrt(slopes.variance() * lag), slopes.spacing()));
    return table.build();
  }
}
