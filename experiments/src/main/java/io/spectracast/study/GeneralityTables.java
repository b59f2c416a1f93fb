package io.spectracast.study;

import io.spectracast.exhibit.Table;
import io.spectracast.inference.Bootstrap;
import io.spectracast.inference.Interval;
import io.spectracast.stationary.CandidateLaw;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/** The tables of the study of generality. */
final class GeneralityTables {

  private GeneralityTables() {}

  static List<Table> of(List<GeneralityRow> rows, List<Marginal> marginals, Bootstrap bootstrap) {
    return List.of(
        skill(marginals, bootstrap), laws(marginals, bootstrap), best(marginals), networks(rows));
  }

  private static Table skill(List<Marginal> marginals, Bootstrap bootstrap) {
    Table.Builder table =
        Table.of(
            "skill",
            "Skill of the forecast from the middle of the training, by horizon as a part of it",
            "factor",
            "level",
            "horizon",
            "networks",
            "skill against persistence",
            "low",
            "high",
            "against the best baseline",
            "low best",
            "high best",
            "better than it",
            "coverage of 90 %");
    for (Marginal marginal : marginals) {
      for (int k = 0; k < SkillScores.PARTS.size(); k++) {
        int part = k;
        List<Object> row =
            new ArrayList<>(
                List.of(
                    marginal.factor(),
                    marginal.level(),
                    "1/" + SkillScores.PARTS.get(k),
                    marginal.rows().size()));
        row.addAll(numbers(marginal.mean(r -> r.skills()[part], bootstrap)));
        row.addAll(numbers(marginal.mean(r -> r.gains()[part], bootstrap)));
        row.add(
            "%d of %d".formatted(marginal.above(r -> r.gains()[part], 0), marginal.rows().size()));
        row.add(estimate(marginal.mean(r -> r.coverages()[part], bootstrap)));
        table.row(row.toArray());
      }
    }
    return table.build();
  }

  private static Table laws(List<Marginal> marginals, Bootstrap bootstrap) {
    List<String> columns = new ArrayList<>(List.of("factor", "level", "networks"));
    for (String law :
        List.of(
            "Laguerre",
            "published gamma",
            "spiked bulk",
            "beta-prime",
            "Laguerre at measured rates")) {
      columns.addAll(List.of(law, law + " low", law + " high"));
    }
    columns.addAll(List.of("with measured rates", "moved in the last third"));
    Table.Builder table =
        Table.of(
            "laws",
            "Kolmogorov distance of laws from the spectra of the last third",
            columns.toArray(String[]::new));
    List<ToDoubleFunction<GeneralityRow>> distances =
        List.of(
            r -> r.distance(CandidateLaw.LAGUERRE),
            r -> r.distance(CandidateLaw.PUBLISHED_GAMMA),
            r -> r.distance(CandidateLaw.SPIKED_BULK),
            r -> r.distance(CandidateLaw.BETA_PRIME),
            GeneralityRow::measured);
    for (Marginal marginal : marginals) {
      List<Object> row =
          new ArrayList<>(List.of(marginal.factor(), marginal.level(), marginal.rows().size()));
      distances.forEach(distance -> row.addAll(numbers(marginal.mean(distance, bootstrap))));
      row.add((int) marginal.above(GeneralityRow::measured, 0));
      row.add(estimate(marginal.mean(GeneralityRow::moved, bootstrap)));
      table.row(row.toArray());
    }
    return table.build();
  }

  private static Table best(List<Marginal> marginals) {
    List<String> columns = new ArrayList<>(List.of("factor", "level"));
    Arrays.stream(CandidateLaw.values()).map(CandidateLaw::words).forEach(columns::add);
    Table.Builder table =
        Table.of(
            "best",
            "For how many networks each law has the largest likelihood",
            columns.toArray(String[]::new));
    for (Marginal marginal : marginals) {
      List<Object> row = new ArrayList<>(List.of(marginal.factor(), marginal.level()));
      for (CandidateLaw law : CandidateLaw.values()) {
        row.add(
            (int)
                marginal.rows().stream()
                    .filter(r -> r.best().filter(law::equals).isPresent())
                    .count());
      }
      table.row(row.toArray());
    }
    return table.build();
  }

  /** Each network, the least skilful first. */
  private static Table networks(List<GeneralityRow> rows) {
    int quarter = SkillScores.PARTS.indexOf(4);
    Table.Builder table =
        Table.of(
            "networks",
            "Each network, by its skill over a quarter of the training, the least first",
            "architecture",
            "activation",
            "loss",
            "training loss",
            "skill",
            "against the best baseline",
            "coverage",
            "Laguerre",
            "best law");
    rows.stream()
        .sorted(Comparator.comparingDouble(r -> r.gains()[quarter]))
        .forEach(
            r ->
                table.row(
                    r.settings().architecture(),
                    r.settings().activation(),
                    r.settings().loss(),
                    r.loss(),
                    r.skills()[quarter],
                    r.gains()[quarter],
                    r.coverages()[quarter],
                    r.distance(CandidateLaw.LAGUERRE),
                    r.best().map(CandidateLaw::words).orElse("")));
    return table.build();
  }

  private static List<Object> numbers(Optional<Interval> interval) {
    return interval
        .<List<Object>>map(i -> List.of(i.estimate(), i.low(), i.high()))
        .orElse(List.of("", "", ""));
  }

  private static Object estimate(Optional<Interval> interval) {
    return interval.<Object>map(Interval::estimate).orElse("");
  }
}
