package io.spectracast.experiment;

import io.spectracast.exhibit.Table;
import io.spectracast.experiment.LawContest.Entrant;
import io.spectracast.experiment.StationarityTest.Finding;
import io.spectracast.experiment.WeightRuns.Stretch;
import io.spectracast.inference.Interval;
import io.spectracast.stationary.MeasuredRates;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The numbers of the experiment on stationary laws.
 *
 * @param cases trained ones and the control
 * @param learningRate η
 * @param spectra of each run in the last third
 */
record StationaryTables(List<StationaryCase> cases, double learningRate, int spectra) {

  /** All tables, given the mean test accuracies by weight decay. */
  List<Table> all(Map<Double, Double> accuracies) {
    return List.of(changes(), forces(), training(accuracies), laws(), overTime());
  }

  private Table changes() {
    List<String> columns = new ArrayList<>(List.of("case", "κ", "relaxation times", "finding"));
    for (SpectralStatistic statistic : SpectralStatistic.SETTLING) {
      columns.add("Δ ln " + statistic.words());
      columns.add("±");
    }
    columns.add("runs alone: stationary, moving, open");
    Table.Builder table =
        Table.of(
            "changes", "Change from the middle to the last third", columns.toArray(String[]::new));
    for (StationaryCase c : cases) {
      List<Object> row = new ArrayList<>();
      row.add(c.name());
      row.add(c.forces().map(MeasuredForces::restoring).orElse(Double.NaN));
      row.add(c.settled().relaxations());
      row.add(c.settled().finding().word());
      c.settled().changes().values().forEach(change -> add(row, change));
      row.add(
          Stream.of(Finding.values())
              .map(f -> Long.toString(c.alone().stream().filter(f::equals).count()))
              .collect(Collectors.joining(", ")));
      table.row(row.toArray());
    }
    return table.build();
  }

  private static void add(List<Object> row, Interval interval) {
    row.add(interval.estimate());
    row.add(interval.high() - interval.estimate());
  }

  private Table forces() {
    Table.Builder table =
        Table.of(
            "rates",
            "Rates measured in the last third",
            "case",
            "ν²",
            "±",
            "κ of decay",
            "κ′ of the loss, bulk",
            "±",
            "κ′ of the loss, all modes",
            "±",
            "ρ²",
            "spikes",
            "D",
            "β",
            "ν²/2κ",
            "σ² of the bulk",
            "mean s²/m");
    for (StationaryCase c : cases) {
      c.forces().ifPresent(f -> table.row(forces(c, f)));
    }
    return table.build();
  }

  private Object[] forces(StationaryCase c, MeasuredForces f) {
    List<Object> row = new ArrayList<>();
    row.add(c.name());
    add(row, f.volatilitySquare());
    row.add(f.decay());
    add(row, f.lossOfBulk());
    add(row, f.lossOfAll());
    row.add(f.relativeSquare());
    row.add(f.spikes());
    row.add(f.volatilitySquare().estimate() / (2 * learningRate));
    row.add(f.restoring() / learningRate);
    row.add(f.rates().map(MeasuredRates::entryVariance).orElse(Double.NaN));
    row.add(c.bulk(spectra).variance().map(Interval::estimate).orElse(Double.NaN));
    row.add(c.meanSquare(spectra) / c.weights().rows());
    return row.toArray();
  }

  private Table training(Map<Double, Double> accuracies) {
    Table.Builder table =
        Table.of("training", "What was learnt", "weight decay λ", "κ = ηλ", "test accuracy");
    accuracies.forEach((decay, accuracy) -> table.row(decay, decay * learningRate, accuracy));
    return table.build();
  }

  private Table laws() {
    return scores("laws", "Scores in the last third", List.of(StationarityTest.LAST));
  }

  private Table overTime() {
    return scores("over-time", "Scores over time", StationaryExperiment.STRETCHES);
  }

  private Table scores(String id, String title, List<Stretch> stretches) {
    Table.Builder table =
        Table.of(
            id,
            title,
            "case",
            "part of the run",
            "law",
            "nats per value",
            "behind the best",
            "±",
            "values without density",
            "underflowing",
            "Kolmogorov distance",
            "±");
    for (StationaryCase c : cases) {
      for (Stretch stretch : stretches) {
        LawContest contest = c.contests().get(stretch);
        Entrant.all().stream()
            .filter(contest::has)
            .forEach(law -> table.row(score(c, stretch, contest, law)));
      }
    }
    return table.build();
  }

  private static Object[] score(
      StationaryCase c, Stretch stretch, LawContest contest, Entrant law) {
    Optional<Interval> behind = contest.best().flatMap(best -> contest.lead(best, law));
    Interval distance = contest.distance(law);
    return new Object[] {
      c.name(),
      stretch.words(),
      law.words(),
      contest.logLikelihood(law),
      behind.map(Interval::estimate).orElse(Double.NaN),
      behind.map(b -> b.high() - b.estimate()).orElse(Double.NaN),
      contest.outside(law),
      contest.underflowing(law),
      distance.estimate(),
      distance.high() - distance.estimate()
    };
  }
}
