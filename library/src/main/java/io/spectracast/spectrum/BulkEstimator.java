package io.spectracast.spectrum;

import io.spectracast.rmt.EdgeTest;
import io.spectracast.rmt.MarchenkoPastur;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Fits a Marchenko–Pastur bulk to the singular values of one matrix and finds the spikes above it.
 *
 * <p>The entry variance comes from the middle of the bulk alone, as the ratio of observed to
 * Marchenko–Pastur quantiles, so that neither spikes nor a few dead directions move it. Spikes are
 * taken off one by one, each tested against the Tracy–Widom law of what is left, with the variance
 * estimated anew each time.
 *
 * @param level the probability of counting a spike where there is only noise, in (0, 1)
 */
public record BulkEstimator(double level) {

  /** The part of the bulk, in probability, that the variance is estimated from. */
  private static final double LOWER = 0.1;

  private static final double UPPER = 0.85;
  private static final int QUANTILES = 40;

  /** With fewer singular values there is no bulk to speak of. */
  private static final int FEWEST = 5;

  /** A bulk in the minority is no bulk: the search for spikes ends there. */
  private static final double LARGEST_SPIKE_FRACTION = 0.5;

  public BulkEstimator {
    if (!(level > 0 && level < 1)) {
      throw new IllegalArgumentException("level must be in (0, 1), was " + level);
    }
  }

  /**
   * Fits the bulk.
   *
   * @param s all singular values, descending; not modified
   * @param rows m, at least {@code s.length}
   * @return empty if there are fewer than five singular values or the middle of the bulk is zero
   * @throws IllegalArgumentException if {@code rows} is smaller than the number of singular values
   */
  public Optional<BulkFit> fit(double[] s, int rows) {
    if (rows < s.length) {
      throw new IllegalArgumentException(
          "rows must be at least the %d singular values, was %d".formatted(s.length, rows));
    }
    if (s.length < FEWEST) {
      return Optional.empty();
    }
    List<Spike> spikes = new ArrayList<>();
    double variance = entryVariance(s, 0, rows);
    while (variance > 0 && spikes.size() < LARGEST_SPIKE_FRACTION * s.length) {
      int k = spikes.size();
      double p = edge(s, k, rows, variance).pValue(s[k]);
      if (p >= level) {
        return Optional.of(result(s, rows, variance, spikes));
      }
      spikes.add(new Spike(k + 1, s[k], p));
      variance = entryVariance(s, k + 1, rows);
    }
    return variance > 0 ? Optional.of(result(s, rows, variance, spikes)) : Optional.empty();
  }

  private BulkFit result(double[] s, int rows, double variance, List<Spike> spikes) {
    int k = spikes.size();
    MarchenkoPastur law = law(rows - k, s.length - k, variance);
    double scale = rows - k;
    return new BulkFit(
        rows,
        s.length,
        variance,
        Math.sqrt(scale * law.getSupportLowerBound()),
        Math.sqrt(scale * law.getSupportUpperBound()),
        edge(s, k, rows, variance).criticalValue(level),
        level,
        spikes,
        kolmogorovDistance(s, k, rows, law));
  }

  /** σ² from the singular values after the first {@code spikes}. */
  private static double entryVariance(double[] s, int spikes, int rows) {
    int count = s.length - spikes;
    MarchenkoPastur unit = law(rows - spikes, count, 1);
    double observed = 0;
    double expected = 0;
    for (int i = 0; i < QUANTILES; i++) {
      double p = LOWER + (UPPER - LOWER) * (i + 0.5) / QUANTILES;
      expected += unit.inverseCumulativeProbability(p);
      observed += eigenvalueQuantile(s, count, p) / (rows - spikes);
    }
    return observed / expected;
  }

  /** The p-quantile of s² among the smallest {@code count} singular values. */
  private static double eigenvalueQuantile(double[] s, int count, double p) {
    double position = Math.max(0, Math.min(count - 1, p * count - 0.5));
    int below = (int) position;
    int above = Math.min(count - 1, below + 1);
    double low = s[s.length - 1 - below];
    double high = s[s.length - 1 - above];
    return low * low + (position - below) * (high * high - low * low);
  }

  private static double kolmogorovDistance(double[] s, int spikes, int rows, MarchenkoPastur law) {
    int count = s.length - spikes;
    double distance = 0;
    for (int i = 0; i < count; i++) {
      double value = s[s.length - 1 - i];
      double f = law.cumulativeProbability(value * value / (rows - spikes));
      double gap = Math.max(f - (double) i / count, (i + 1.0) / count - f);
      distance = Math.max(distance, gap);
    }
    return distance;
  }

  private static EdgeTest edge(double[] s, int spikes, int rows, double variance) {
    return new EdgeTest(rows, s.length, variance).afterSpikes(spikes);
  }

  private static MarchenkoPastur law(int rows, int columns, double variance) {
    return new MarchenkoPastur((double) columns / rows, variance);
  }
}
