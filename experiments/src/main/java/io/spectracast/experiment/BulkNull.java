package io.spectracast.experiment;

import io.spectracast.grid.Numbers;
import io.spectracast.inference.MonteCarlo;
import io.spectracast.random.RandomStreams;
import io.spectracast.rmt.LaguerreEnsemble;
import io.spectracast.spectrum.BulkEstimator;
import io.spectracast.spectrum.BulkFit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * How far the bulk of a Gaussian matrix of one shape lies from the Marchenko–Pastur law that was
 * fitted to it. Singular values repel each other and lie closer to their law than independent
 * points, so that Kolmogorov's own p-values would accept almost anything: the null is drawn
 * instead, spectrum by spectrum, and fitted in the same way.
 *
 * <p>The statistic is n′D, n′ the number of values in the bulk and D the Kolmogorov distance, which
 * depends little on the shape.
 *
 * @param draws of n′D; not modified
 */
record BulkNull(double[] draws) {

  private static final List<String> COLUMNS = List.of("distance");

  /** Draws of one shape, from streams of their own. */
  static Numbers draw(int rows, int columns, int count, long seed, Bench bench) {
    RandomStreams streams = new RandomStreams(seed);
    LaguerreEnsemble noise = new LaguerreEnsemble(rows, columns, 1, 1.0 / rows);
    BulkEstimator estimator = new BulkEstimator(SnapshotSpectra.SPIKE_LEVEL);
    List<double[]> rowsOfNumbers = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      bench.requireGoing();
      double[] s =
          Arrays.stream(noise.sampleEigenvalues(streams.stream("bulk null", rows, columns, i)))
              .map(Math::sqrt)
              .toArray();
      rowsOfNumbers.add(new double[] {scaled(estimator.fit(s, rows).orElseThrow())});
    }
    return new Numbers(COLUMNS, rowsOfNumbers);
  }

  static BulkNull of(Numbers numbers) {
    return new BulkNull(numbers.column("distance"));
  }

  /** n′D. */
  static double scaled(BulkFit fit) {
    return (fit.columns() - fit.spikes().size()) * fit.kolmogorovDistance();
  }

  double median() {
    return quantile(0.5);
  }

  /** Between the order statistics, linearly. */
  double quantile(double p) {
    double[] ascending = draws.clone();
    Arrays.sort(ascending);
    double position = p * (ascending.length - 1);
    int below = (int) position;
    int above = Math.min(below + 1, ascending.length - 1);
    return ascending[below] + (position - below) * (ascending[above] - ascending[below]);
  }

  /** The Monte Carlo p-value of one matrix's n′D. */
  double pValue(double distance) {
    return MonteCarlo.upper(distance, draws);
  }

  /** The p-value of the mean n′D of several independent matrices, against resampled means. */
  double pValueOfMean(double[] distances, int resamples, UniformRandomProvider rng) {
    double[] means = new double[resamples];
    for (int r = 0; r < resamples; r++) {
      double sum = 0;
      for (int i = 0; i < distances.length; i++) {
        sum += draws[rng.nextInt(draws.length)];
      }
      means[r] = sum / distances.length;
    }
    return MonteCarlo.upper(Arrays.stream(distances).average().orElseThrow(), means);
  }
}
