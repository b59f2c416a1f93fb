package io.spectracast.stationary;

import io.spectracast.random.RandomStreams;
import io.spectracast.tail.Outcome;
import io.spectracast.tail.PowerLawTail;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Scores all candidate laws on singular values that none of them has seen: at parameters from
 * measured rates, and apart from that with parameters fitted to a training part. Of several spectra
 * (runs or snapshots) every second one is held out, of a single spectrum every second value.
 *
 * <p>Nothing is shifted or rescaled onto the values. A law without density at a value has the
 * log-likelihood −∞ there, and that is its score.
 *
 * @param confidence of the intervals, in (0, 1)
 * @param replicates bootstrap replicates of each interval, at least 1
 * @param seed of the bootstrap and of the Laguerre law's samples
 */
public record StationaryComparison(double confidence, int replicates, long seed) {

  private static final int FEWEST_VALUES = 20;
  private static final int FEWEST_COLUMNS = 5;

  public StationaryComparison {
    if (!(confidence > 0 && confidence < 1)) {
      throw new IllegalArgumentException("confidence must be in (0, 1), was " + confidence);
    }
    if (replicates < 1) {
      throw new IllegalArgumentException("replicates must be at least 1, was " + replicates);
    }
  }

  /**
   * The scores of all laws, or why a law has none.
   *
   * @param atMeasuredRates by law; empty without measured rates
   * @param fitted by law
   */
  public record Result(
      Map<CandidateLaw, Outcome<LawScore>> atMeasuredRates,
      Map<CandidateLaw, Outcome<LawScore>> fitted) {

    /** Of the fitted laws that leave no value out, the one with the largest likelihood. */
    public Optional<LawScore> best() {
      return fitted.values().stream()
          .flatMap(outcome -> outcome.value().stream())
          .filter(score -> score.outside() == 0)
          .reduce((a, b) -> b.logLikelihood() > a.logLikelihood() ? b : a);
    }
  }

  /**
   * Scores the laws.
   *
   * @param spectra all singular values of each spectrum, in any order, all of one m × n shape and
   *     of one process; not modified
   * @param rows m
   * @param columns n ≤ m, the values in each spectrum; at least 5
   * @param rates measured; empty where they were not
   * @throws IllegalArgumentException if fewer than 20 values come, or one is negative, infinite or
   *     NaN
   */
  public Result score(
      List<double[]> spectra, int rows, int columns, Optional<MeasuredRates> rates) {
    requireSpectra(spectra, rows, columns);
    return score(Split.of(spectra, rows, columns), rows, columns, rates);
  }

  /**
   * The same with a parting of one's own, such as leaving out all spectra of one run.
   *
   * @param training spectra to fit on
   * @param heldOut spectra to score on
   * @param rows m
   * @param columns n ≤ m, the values in each spectrum; at least 5
   * @param rates measured; empty where they were not
   * @throws IllegalArgumentException as for {@link #score(List, int, int, Optional)}, for each part
   */
  public Result score(
      List<double[]> training,
      List<double[]> heldOut,
      int rows,
      int columns,
      Optional<MeasuredRates> rates) {
    requireSpectra(training, rows, columns);
    requireSpectra(heldOut, rows, columns);
    return score(Split.of(training, heldOut), rows, columns, rates);
  }

  private Result score(Split split, int rows, int columns, Optional<MeasuredRates> rates) {
    LaguerreLaw laguerre =
        new LaguerreLaw(rows, columns, new RandomStreams(seed).substreams("stationary"));
    Candidates candidates = new Candidates(rows, columns, laguerre, split);
    Outcome<PowerLawTail> tail = candidates.tail();
    double tailStart = tail.value().map(t -> Math.sqrt(t.xMin())).orElse(Double.POSITIVE_INFINITY);
    Scoring scoring = new Scoring(split.heldOut(), tailStart, this);
    Map<CandidateLaw, Outcome<LawScore>> given = new EnumMap<>(CandidateLaw.class);
    Map<CandidateLaw, Outcome<LawScore>> fitted = new EnumMap<>(CandidateLaw.class);
    for (CandidateLaw law : CandidateLaw.values()) {
      rates.ifPresent(r -> given.put(law, candidates.given(law, r).map(scoring::score)));
      fitted.put(law, candidates.fitted(law).map(scoring::score));
    }
    return new Result(given, fitted);
  }

  private static void requireSpectra(List<double[]> spectra, int rows, int columns) {
    if (columns < FEWEST_COLUMNS || rows < columns) {
      throw new IllegalArgumentException(
          "rows must be at least columns, and columns at least %d, was %d x %d"
              .formatted(FEWEST_COLUMNS, rows, columns));
    }
    List<Double> values = new ArrayList<>();
    for (double[] spectrum : spectra) {
      if (spectrum.length != columns) {
        throw new IllegalArgumentException(
            "every spectrum must have %d values, was %d".formatted(columns, spectrum.length));
      }
      for (double value : spectrum) {
        if (!(value >= 0 && value < Double.POSITIVE_INFINITY)) {
          throw new IllegalArgumentException(
              "singular values must be finite and not negative, was " + value);
        }
        values.add(value);
      }
    }
    if (values.size() < FEWEST_VALUES) {
      throw new IllegalArgumentException(
          "values must number at least %d, was %d".formatted(FEWEST_VALUES, values.size()));
    }
  }
}
