package io.spectracast.experiment;

import io.spectracast.inference.Interval;
import io.spectracast.inference.KolmogorovSmirnov;
import io.spectracast.rmt.MarchenkoPasturSingularValues;
import io.spectracast.spectrum.BulkEstimator;
import io.spectracast.spectrum.BulkFit;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * The singular values of a matrix that lie inside the bulk of their spectrum, in the last third of
 * its runs. Every number is empty if a spectrum has no bulk.
 *
 * @param weights its runs
 * @param most spectra of each run
 */
record SettledBulk(WeightRuns weights, int most) {

  private static final BulkEstimator ESTIMATOR = new BulkEstimator(0.01);

  /** A spectrum and its bulk. */
  private record Part(double[] singularValues, BulkFit fit) {

    /** The probabilities below each value of the bulk, for entries of a given variance. */
    DoubleStream probabilities(double entryVariance) {
      var law = new MarchenkoPasturSingularValues(fit.bulkRows(), fit.bulkColumns(), entryVariance);
      return Arrays.stream(singularValues)
          .skip(fit.spikes().size())
          .map(law::cumulativeProbability);
    }
  }

  /** σ² as the bulk's own values show it, over runs. */
  Optional<Interval> variance() {
    return overRuns(parts -> mean(parts, fit -> fit.entryVariance()));
  }

  /** A given variance of the entries over that of the bulk, run by run. */
  Optional<Interval> ratio(double entryVariance) {
    return overRuns(parts -> mean(parts, fit -> entryVariance / fit.entryVariance()));
  }

  /**
   * The Kolmogorov distance between the values of a run's bulks and the Marchenko–Pastur law of
   * entries of a given variance and of the size that is left without the spikes; over runs.
   */
  Optional<Interval> distance(double entryVariance) {
    return overRuns(
        parts ->
            KolmogorovSmirnov.distance(
                parts.stream().flatMapToDouble(p -> p.probabilities(entryVariance)).toArray(),
                u -> u));
  }

  private static double mean(List<Part> parts, ToDoubleFunction<BulkFit> of) {
    return parts.stream().mapToDouble(p -> of.applyAsDouble(p.fit())).average().orElseThrow();
  }

  private Optional<Interval> overRuns(ToDoubleFunction<List<Part>> of) {
    List<List<Part>> runs =
        IntStream.range(0, weights.runs().size()).mapToObj(this::parts).toList();
    return runs.stream().anyMatch(List::isEmpty)
        ? Optional.empty()
        : Optional.of(Seeds.interval(runs.stream().mapToDouble(of).toArray()));
  }

  private List<Part> parts(int run) {
    return weights.spectra(run, StationarityTest.LAST, most).stream()
        .flatMap(s -> ESTIMATOR.fit(s, weights.rows()).map(fit -> new Part(s, fit)).stream())
        .toList();
  }
}
