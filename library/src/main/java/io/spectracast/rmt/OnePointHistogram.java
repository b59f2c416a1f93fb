package io.spectracast.rmt;

import org.apache.commons.rng.UniformRandomProvider;

/**
 * The one-point density of an ensemble estimated by simulation: the density of an eigenvalue picked
 * at random from a random spectrum, averaged over each bin.
 *
 * @param edges of the bins, ascending, one more than there are bins
 * @param density mean density in each bin
 * @param standardError of each density, from the spread between spectra: eigenvalues of one
 *     spectrum repel one another, so that it is smaller than for independent draws
 * @param draws spectra sampled
 */
public record OnePointHistogram(
    double[] edges, double[] density, double[] standardError, int draws) {

  static OnePointHistogram simulate(
      BetaEnsemble ensemble, double[] edges, int draws, UniformRandomProvider rng) {
    requireAscending(edges);
    Domain.require(draws >= 2, "draws", "at least 2", draws);
    int bins = edges.length - 1;
    double[] sum = new double[bins];
    double[] sumOfSquares = new double[bins];
    for (int draw = 0; draw < draws; draw++) {
      int[] counts = counts(ensemble.sampleEigenvalues(rng), edges);
      for (int i = 0; i < bins; i++) {
        sum[i] += counts[i];
        sumOfSquares[i] += (double) counts[i] * counts[i];
      }
    }
    double[] density = new double[bins];
    double[] error = new double[bins];
    for (int i = 0; i < bins; i++) {
      double unit = ensemble.size() * (edges[i + 1] - edges[i]);
      double mean = sum[i] / draws;
      density[i] = mean / unit;
      double variance = (sumOfSquares[i] - draws * mean * mean) / (draws - 1);
      error[i] = Math.sqrt(Math.max(0, variance) / draws) / unit;
    }
    return new OnePointHistogram(edges.clone(), density, error, draws);
  }

  private static int[] counts(double[] values, double[] edges) {
    int[] counts = new int[edges.length - 1];
    for (double value : values) {
      int position = java.util.Arrays.binarySearch(edges, value);
      int bin = position >= 0 ? position : -position - 2;
      if (bin >= 0 && bin < counts.length) {
        counts[bin]++;
      }
    }
    return counts;
  }

  private static void requireAscending(double[] edges) {
    Domain.require(edges.length >= 2, "edges.length", "at least 2", edges.length);
    for (int i = 1; i < edges.length; i++) {
      Domain.require(edges[i] > edges[i - 1], "edges", "ascending", edges[i]);
    }
  }
}
