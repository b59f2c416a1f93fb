package io.spectracast.experiment;

import io.spectracast.data.DataSource;
import io.spectracast.exhibit.Exhibit;
import io.spectracast.exhibit.Table;
import io.spectracast.experiment.LawContest.Entrant;
import io.spectracast.experiment.StationarityTest.Finding;
import io.spectracast.experiment.WeightRuns.Stretch;
import io.spectracast.inference.Interval;
import io.spectracast.stationary.MeasuredRates;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Shows what the experiment found.
 *
 * @param config of the runs
 * @param data trained on
 * @param trained all cases
 * @param control simulated
 * @param accuracies mean test accuracy by weight decay
 */
record StationaryExhibit(
    StationaryExperiment.Config config,
    DataSource data,
    List<StationaryCase> trained,
    StationaryCase control,
    Map<Double, Double> accuracies) {

  Exhibit of(Budget budget, Bench bench) {
    return new Exhibit(
        "stationary",
        "The stationary law of the singular values",
        "Do the singular values of a trained layer settle, and if so, in the gamma-type law of"
            + " arXiv 2507.12709, Eq. 13, in the Laguerre law of its own assumptions, or in another?",
        method(),
        new StationaryClaims(
                StationaryExperiment.MARGIN,
                StationaryExperiment.DISTANCE,
                StationaryExperiment.TEST.tolerance(),
                spectra())
            .of(trained, control),
        List.of(changes(), forces(), training(), laws(), overTime()),
        new StationaryFigures(all()).all(),
        settings(),
        "spectracast experiment stationary --" + budget.word() + " --seed " + bench.seed(),
        bench.seconds(),
        bench.provenance());
  }

  private int spectra() {
    return config.spectra();
  }

  private List<StationaryCase> all() {
    return Stream.concat(trained.stream(), Stream.of(control)).toList();
  }

  private List<String> method() {
    StationarityTest test = StationaryExperiment.TEST;
    return List.of(
        words(
            "A perceptron with hidden widths %s is trained on %s by plain SGD, η = %s, B = %d, for"
                + " %d updates, at each weight decay λ with %d seeds. κ = ηλ.",
            config.model().hidden(),
            data.text().split(":")[0],
            config.learningRate(),
            config.batchSize(),
            config.updates(),
            config.seeds()),
        words(
            "Stationary: the logarithms of %s, averaged over the middle and over the last third of a"
                + " run, differ by less than %s; all %d intervals over seeds together hold at"
                + " %.0f %% (Student, Bonferroni); and the runs last at least %.0f relaxation times"
                + " 1/κ, κ the whole restoring force. Moving: one interval is wholly beyond. A run"
                + " alone is judged alike, with errors from the means of %d blocks in each third.",
            SpectralStatistic.SETTLING.stream()
                .map(SpectralStatistic::words)
                .collect(Collectors.joining(", ")),
            test.tolerance(),
            SpectralStatistic.SETTLING.size(),
            100 * test.level(),
            StationarityTest.RELAXATIONS,
            StationarityTest.BLOCKS),
        "Rates are measured, never taken from the spectrum to be explained: ν² is the growth of the"
            + " variance of weight increments between lags of one and two snapshots; the restoring"
            + " force κ is the weight decay plus −Σdₖsₖ/Σsₖ² over the modes in the bulk, with"
            + " dₖ = −ηuₖᵀ∇L vₖ on a probe set. D = ν²/2η and β = κ/η.",
        words(
            "Every law is scored on one run after the other, by the log-likelihood per singular value"
                + " of %d spectra, with parameters from the measured rates or fitted to all other"
                + " runs. Nothing is shifted or rescaled. Differences are taken run by run;"
                + " intervals hold at %.0f %% over seeds (Student).",
            spectra(), 100 * Seeds.LEVEL),
        words(
            "A law describes the values if it is at most %s nats per value behind the best other law"
                + " and at most %s off in Kolmogorov distance, both with their intervals; it is"
                + " refuted if one of the intervals is wholly beyond, or a value has no density. A"
                + " law is the best if its lead over the best other one is positive with its"
                + " interval. A claim must hold in every case, and only stationary ones"
                + " count for it; one that lasted long enough, is not moving and contradicts it"
                + " refutes it.",
            StationaryExperiment.MARGIN, StationaryExperiment.DISTANCE),
        words(
            "Control: %d matrices of %d × %d that move exactly by dW = −κW dt + ν dB, recorded,"
                + " measured and scored in the same way.",
            control.weights().runs().size(),
            control.weights().rows(),
            control.weights().columns()));
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
    for (StationaryCase c : all()) {
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
    for (StationaryCase c : all()) {
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
    row.add(f.volatilitySquare().estimate() / (2 * config.learningRate()));
    row.add(f.restoring() / config.learningRate());
    row.add(f.rates().map(MeasuredRates::entryVariance).orElse(Double.NaN));
    row.add(c.bulkVariance(spectra()).map(Interval::estimate).orElse(Double.NaN));
    row.add(c.meanSquare(spectra()) / c.weights().rows());
    return row.toArray();
  }

  private Table training() {
    Table.Builder table =
        Table.of("training", "What was learnt", "weight decay λ", "κ = ηλ", "test accuracy");
    accuracies.forEach(
        (decay, accuracy) -> table.row(decay, decay * config.learningRate(), accuracy));
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
    for (StationaryCase c : all()) {
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

  private Map<String, String> settings() {
    Map<String, String> settings = new TreeMap<>();
    settings.put("data", data.text());
    settings.put("model", config.model().text());
    settings.put("learning-rate", Double.toString(config.learningRate()));
    settings.put("batch-size", Integer.toString(config.batchSize()));
    settings.put("weight-decays", config.weightDecays().toString());
    settings.put("seeds", Integer.toString(config.seeds()));
    settings.put("updates", Integer.toString(config.updates()));
    settings.put("record-every", Integer.toString(config.every()));
    settings.put("probe-every", Integer.toString(config.probeEvery()));
    settings.put("probe-examples", Integer.toString(config.probeExamples()));
    settings.put("spectra-per-run", Integer.toString(config.spectra()));
    return settings;
  }

  private static String words(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
