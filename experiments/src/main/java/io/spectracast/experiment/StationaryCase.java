package io.spectracast.experiment;

import io.spectracast.experiment.StationarityTest.Finding;
import io.spectracast.experiment.WeightRuns.Stretch;
import io.spectracast.inference.Interval;
import io.spectracast.inference.KolmogorovSmirnov;
import io.spectracast.rmt.MarchenkoPasturSingularValues;
import io.spectracast.spectrum.BulkEstimator;
import io.spectracast.spectrum.BulkFit;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * One weight matrix at one weight decay, with everything that was found out about it.
 *
 * @param weights its runs
 * @param settled whether it stands still
 * @param smallest change of the logarithm of the smallest singular value
 * @param alone the same asked of each run
 * @param forces in the last third; empty if no noise was measured
 * @param contests of the laws, by stretch of time
 */
record StationaryCase(
    WeightRuns weights,
    StationarityTest.Result settled,
    Interval smallest,
    List<Finding> alone,
    Optional<MeasuredForces> forces,
    Map<Stretch, LawContest> contests) {

  private static final double SPIKE_LEVEL = 0.01;

  /** The laws in the last third. */
  LawContest contest() {
    return contests.get(StationarityTest.LAST);
  }

  boolean isStationary() {
    return settled.finding() == Finding.STATIONARY;
  }

  /** Whether it has weight decay, lasted long enough and is not shown to be moving. */
  boolean mayBeStationary() {
    return weights.decay() > 0
        && settled.relaxations() >= StationarityTest.RELAXATIONS
        && settled.finding() != Finding.MOVING;
  }

  String name() {
    return weights.name();
  }

  /**
   * How far the values inside the bulk are from the Marchenko–Pastur law at a given variance of the
   * entries: the mean Kolmogorov distance of single spectra, over runs. Empty if a run has no bulk.
   *
   * @param most spectra of each run
   */
  Optional<Interval> bulkDistance(double entryVariance, int most) {
    return overRuns(most, (s, fit) -> distance(s, fit, entryVariance));
  }

  /** σ² of the bulk as its own values show it, over runs. */
  Optional<Interval> bulkVariance(int most) {
    return overRuns(most, (s, fit) -> fit.entryVariance());
  }

  /** The mean of s² in the last third. */
  double meanSquare(int most) {
    return IntStream.range(0, weights.runs().size())
        .boxed()
        .flatMap(run -> weights.spectra(run, StationarityTest.LAST, most).stream())
        .flatMapToDouble(Arrays::stream)
        .map(s -> s * s)
        .average()
        .orElseThrow();
  }

  /** All singular values of the last third, ascending. */
  double[] pooled() {
    return IntStream.range(0, weights.runs().size())
        .boxed()
        .flatMap(run -> weights.snapshots(run, StationarityTest.LAST).stream())
        .flatMapToDouble(snapshot -> Arrays.stream(snapshot.singularValues()))
        .sorted()
        .toArray();
  }

  private interface OfBulk {
    double value(double[] singularValues, BulkFit fit);
  }

  private Optional<Interval> overRuns(int most, OfBulk of) {
    double[] means =
        IntStream.range(0, weights.runs().size())
            .mapToDouble(run -> meanOf(weights.spectra(run, StationarityTest.LAST, most), of))
            .toArray();
    return Arrays.stream(means).allMatch(Double::isFinite)
        ? Optional.of(Seeds.interval(means))
        : Optional.empty();
  }

  private double meanOf(List<double[]> spectra, OfBulk of) {
    ToDoubleFunction<double[]> one =
        s ->
            new BulkEstimator(SPIKE_LEVEL)
                .fit(s, weights.rows())
                .map(fit -> of.value(s, fit))
                .orElse(Double.NaN);
    return spectra.stream().mapToDouble(one).average().orElse(Double.NaN);
  }

  private static double distance(double[] s, BulkFit fit, double entryVariance) {
    double[] bulk = Arrays.copyOfRange(s, fit.spikes().size(), s.length);
    var law = new MarchenkoPasturSingularValues(fit.bulkRows(), fit.bulkColumns(), entryVariance);
    return KolmogorovSmirnov.distance(bulk, law::cumulativeProbability);
  }
}
