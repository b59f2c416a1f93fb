package io.spectracast.experiment;

import io.spectracast.experiment.StationarityTest.Finding;
import io.spectracast.experiment.WeightRuns.Stretch;
import io.spectracast.inference.Interval;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

  /** What lies inside the bulk in the last third, of so many spectra of each run. */
  SettledBulk bulk(int most) {
    return new SettledBulk(weights, most);
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
}
