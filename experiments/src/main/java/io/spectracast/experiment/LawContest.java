package io.spectracast.experiment;

import io.spectracast.experiment.WeightRuns.Stretch;
import io.spectracast.grid.Numbers;
import io.spectracast.inference.Interval;
import io.spectracast.stationary.CandidateLaw;
import io.spectracast.stationary.LawScore;
import io.spectracast.stationary.MeasuredRates;
import io.spectracast.stationary.StationaryComparison;
import io.spectracast.tail.Outcome;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The candidate laws scored on each run in turn, with parameters fitted to the spectra of all other
 * runs or from measured rates. A run is one unit: everything is compared run by run.
 *
 * @param scores one row for each run and law that has parameters, as {@link #compute} makes them
 */
record LawContest(Numbers scores) {

  static final List<String> COLUMNS =
      List.of(
          "run",
          "law",
          "fitted",
          "log-likelihood",
          "outside",
          "underflowing",
          "values",
          "distance",
          "tail",
          "tail-values");

  /** No interval over values is used, so one replicate will do. */
  private static final int REPLICATES = 1;

  /**
   * A law with one of its two sets of parameters.
   *
   * @param law which
   * @param fitted whether to the other runs; else at measured rates
   */
  record Entrant(CandidateLaw law, boolean fitted) {

    static Entrant atRates(CandidateLaw law) {
      return new Entrant(law, false);
    }

    static Entrant fitted(CandidateLaw law) {
      return new Entrant(law, true);
    }

    static List<Entrant> all() {
      return Arrays.stream(CandidateLaw.values())
          .flatMap(law -> Stream.of(atRates(law), fitted(law)))
          .toList();
    }

    String words() {
      return law.words() + (fitted ? ", fitted" : ", at measured rates");
    }
  }

  /**
   * Holds out one run after the other.
   *
   * @param most spectra of each run
   * @param rates measured over all runs; empty without
   * @param seed of the simulated law
   * @param going asked before each run
   */
  static Numbers compute(
      WeightRuns weights,
      Stretch stretch,
      int most,
      Optional<MeasuredRates> rates,
      long seed,
      Runnable going) {
    StationaryComparison comparison = new StationaryComparison(Seeds.LEVEL, REPLICATES, seed);
    List<double[]> rows = new ArrayList<>();
    for (int run = 0; run < weights.runs().size(); run++) {
      going.run();
      int out = run;
      List<double[]> training =
          IntStream.range(0, weights.runs().size())
              .filter(other -> other != out)
              .boxed()
              .flatMap(other -> weights.spectra(other, stretch, most).stream())
              .toList();
      var result =
          comparison.score(
              training,
              weights.spectra(run, stretch, most),
              weights.rows(),
              weights.columns(),
              rates);
      add(rows, run, result.atMeasuredRates());
      add(rows, run, result.fitted());
    }
    return new Numbers(COLUMNS, rows);
  }

  private static void add(
      List<double[]> rows, int run, Map<CandidateLaw, Outcome<LawScore>> scores) {
    scores.values().stream()
        .flatMap(score -> score.value().stream())
        .forEach(
            score ->
                rows.add(
                    new double[] {
                      run,
                      score.law().ordinal(),
                      score.fitted() ? 1 : 0,
                      score.logLikelihood(),
                      score.outside(),
                      score.underflowing(),
                      score.values(),
                      score.kolmogorovDistance().estimate(),
                      score.tailLogLikelihood().value().orElse(Double.NaN),
                      score.tailValues()
                    }));
  }

  private int runs() {
    return (int) Arrays.stream(scores.column("run")).distinct().count();
  }

  private double[] column(Entrant entrant, String name) {
    int at = scores.columns().indexOf(name);
    return scores.rows().stream()
        .filter(row -> row[1] == entrant.law().ordinal() && row[2] == (entrant.fitted() ? 1 : 0))
        .mapToDouble(row -> row[at])
        .toArray();
  }

  /** Whether it has parameters in every run. */
  boolean has(Entrant entrant) {
    return column(entrant, "run").length == runs();
  }

  /** The share of held-out values without density. */
  double outside(Entrant entrant) {
    return Arrays.stream(column(entrant, "outside")).sum()
        / Arrays.stream(column(entrant, "values")).sum();
  }

  /** The share of held-out values whose density is not zero but underflows. */
  double underflowing(Entrant entrant) {
    return Arrays.stream(column(entrant, "underflowing")).sum()
        / Arrays.stream(column(entrant, "values")).sum();
  }

  /** Nats per value; −∞ if a value has no density. */
  double logLikelihood(Entrant entrant) {
    return Arrays.stream(column(entrant, "log-likelihood")).average().orElse(Double.NaN);
  }

  /** Of a run's values from the law, over runs. */
  Interval distance(Entrant entrant) {
    return Seeds.interval(column(entrant, "distance"));
  }

  /** Of those asked for and without a value left out, the one with the largest likelihood. */
  Optional<Entrant> best(Predicate<Entrant> among) {
    return Entrant.all().stream()
        .filter(e -> among.test(e) && has(e))
        .filter(e -> Double.isFinite(logLikelihood(e)))
        .max(Comparator.comparingDouble(this::logLikelihood));
  }

  /** The law of all values with the largest likelihood. */
  Optional<Entrant> best() {
    return best(e -> true);
  }

  /** By how many nats per value one is better than another; empty if a value has no density. */
  Optional<Interval> lead(Entrant one, Entrant other) {
    return lead(one, other, "log-likelihood");
  }

  /** The same within the tail, where the fitted power law begins. */
  Optional<Interval> tailLead(Entrant one, Entrant other) {
    return lead(one, other, "tail");
  }

  private Optional<Interval> lead(Entrant one, Entrant other, String column) {
    double[] a = column(one, column);
    double[] b = column(other, column);
    if (a.length != b.length) {
      return Optional.empty();
    }
    double[] differences =
        IntStream.range(0, a.length)
            .mapToDouble(i -> a[i] - b[i])
            .filter(x -> !Double.isNaN(x))
            .toArray();
    return differences.length >= 2 && Arrays.stream(differences).allMatch(Double::isFinite)
        ? Optional.of(Seeds.interval(differences))
        : Optional.empty();
  }

  /** The fitted law but the power law that describes the tail best. */
  Optional<Entrant> bestInTail() {
    return Entrant.all().stream()
        .filter(e -> e.fitted() && e.law() != CandidateLaw.POWER_LAW && has(e))
        .filter(e -> Double.isFinite(tail(e)))
        .max(Comparator.comparingDouble(this::tail));
  }

  private double tail(Entrant entrant) {
    return Arrays.stream(column(entrant, "tail"))
        .filter(x -> !Double.isNaN(x))
        .average()
        .orElse(Double.NaN);
  }
}
