package io.spectracast.cli;

import java.util.Comparator;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * The difference of the means of two ensembles at one time and mode, by Welch's test.
 *
 * <p>B. L. Welch, Biometrika 34 (1947) 28–35.
 *
 * @param time index of the time
 * @param k index of the mode, from 0
 * @param difference first mean minus second
 * @param relative the difference over the second mean
 * @param z the difference over its standard error
 * @param p two-sided, by Student's law with Welch's degrees of freedom
 */
record MeanDifference(int time, int k, double difference, double relative, double z, double p) {

  /** The difference; empty where both ensembles have no spread, as at the start. */
  static Optional<MeanDifference> of(EnsembleMoments a, EnsembleMoments b, int time, int k) {
    double va = Math.pow(a.standardError(time, k), 2);
    double vb = Math.pow(b.standardError(time, k), 2);
    double variance = va + vb;
    if (!(variance > 0)) {
      return Optional.empty();
    }
    double difference = a.mean()[time][k] - b.mean()[time][k];
    double z = difference / Math.sqrt(variance);
    double shareA = va / variance;
    double shareB = vb / variance;
    double freedom =
        1 / (shareA * shareA / (a.members() - 1) + shareB * shareB / (b.members() - 1));
    double p = 2 * TDistribution.of(freedom).survivalProbability(Math.abs(z));
    return Optional.of(
        new MeanDifference(time, k, difference, difference / b.mean()[time][k], z, p));
  }

  /** All differences at the times of these indices. */
  static Stream<MeanDifference> over(EnsembleMoments a, EnsembleMoments b, int from, int to) {
    int modes = a.mean()[0].length;
    return IntStream.range(from, to)
        .boxed()
        .flatMap(
            i -> IntStream.range(0, modes).mapToObj(k -> of(a, b, i, k)).flatMap(Optional::stream));
  }

  /** By |z|. */
  static Comparator<MeanDifference> bySize() {
    return Comparator.comparingDouble(d -> Math.abs(d.z()));
  }
}
