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
   * Fits the bulk of one matrix.
   *
   * @param s all singular values, descending; not modified
   * @param rows m, at least {@code s.length}
   * @return empty if there are fewer than five singular values or the middle of the bulk is zero
   * @throws IllegalArgumentException if {@code rows} is smaller than the number of singular values
   */
  public Optional<BulkFit> fit(double[] s, int rows) {
    return fit(s, rows, 1);
  }

  /**
   * Fits the common bulk of several matrices of one shape. A spike's p-value is that of the largest
   * of as many noise matrices.
   *
   * @param s the singular values of all, descending; not modified
   * @param rows m, at least {@code s.length/copies}
   * @param copies how many matrices; divides {@code s.length}
   * @return empty if there are fewer than five singular values or the middle of the bulk is zero
   */
  public Optional<BulkFit> fit(double[] s, int rows, int copies) {
    if (copies < 1 || s.length % copies != 0) {
      throw new IllegalArgumentException(
          "copies must divide the %d singular values, was %d".formatted(s.length, copies));
    }
    if (rows < s.length / copies) {
      throw new IllegalArgumentException(
          "rows must be at least the %d singular values, was %d"
              .formatted(s.length / copies, rows));
    }
    return s.length < FEWEST ? Optional.empty() : new Peeling(s, rows, copies).fit();
  }

  /** Takes spikes off one spectrum. */
  private final class Peeling {

    private final double[] s;
    private final int rows;
    private final int columns;
    private final int copies;
    private final List<Spike> spikes = new ArrayList<>();

    Peeling(double[] s, int rows, int copies) {
      this.s = s;
      this.rows = rows;
      this.columns = s.length / copies;
      this.copies = copies;
    }

    Optional<BulkFit> fit() {
      double variance = entryVariance();
      while (variance > 0 && spikes.size() < LARGEST_SPIKE_FRACTION * s.length) {
        int k = spikes.size();
        double p = ofSeveral(edge(variance).pValue(s[k]), copies);
        if (p >= level) {
          return Optional.of(result(variance));
        }
        spikes.add(new Spike(k + 1, s[k], p));
        variance = entryVariance();
      }
      return variance > 0 ? Optional.of(result(variance)) : Optional.empty();
    }

    private BulkFit result(double variance) {
      MarchenkoPastur law = law(variance);
      return new BulkFit(
          rows,
          columns,
          copies,
          variance,
          Math.sqrt(bulkRows() * law.getSupportLowerBound()),
          Math.sqrt(bulkRows() * law.getSupportUpperBound()),
          edge(variance).criticalValue(ofSeveral(level, 1.0 / copies)),
          level,
          spikes,
          kolmogorovDistance(law));
    }

    /** Without the spikes of one matrix. */
    private int bulkRows() {
      return rows - spikes.size() / copies;
    }

    private MarchenkoPastur law(double variance) {
      double bulkColumns = columns - spikes.size() / copies;
      return new MarchenkoPastur(bulkColumns / bulkRows(), variance);
    }

    private EdgeTest edge(double variance) {
      return new EdgeTest(rows, columns, variance).afterSpikes(spikes.size() / copies);
    }

    /** σ² from the singular values after the spikes. */
    private double entryVariance() {
      int count = s.length - spikes.size();
      MarchenkoPastur unit = law(1);
      double observed = 0;
      double expected = 0;
      for (int i = 0; i < QUANTILES; i++) {
        double p = LOWER + (UPPER - LOWER) * (i + 0.5) / QUANTILES;
        expected += unit.inverseCumulativeProbability(p);
        observed += eigenvalueQuantile(count, p) / bulkRows();
      }
      return observed / expected;
    }

    /** The p-quantile of s² among the smallest {@code count} singular values. */
    private double eigenvalueQuantile(int count, double p) {
      double position = Math.max(0, Math.min(count - 1, p * count - 0.5));
      int below = (int) position;
      int above = Math.min(count - 1, below + 1);
      double low = s[s.length - 1 - below];
      double high = s[s.length - 1 - above];
      return low * low + (position - below) * (high * high - low * low);
    }

    private double kolmogorovDistance(MarchenkoPastur law) {
      int count = s.length - spikes.size();
      double distance = 0;
      for (int i = 0; i < count; i++) {
        double value = s[s.length - 1 - i];
        double f = law.cumulativeProbability(value * value / bulkRows());
        double gap = Math.max(f - (double) i / count, (i + 1.0) / count - f);
        distance = Math.max(distance, gap);
      }
      return distance;
    }
  }

  /** The probability that one of several independent matrices does what each does with p. */
  private static double ofSeveral(double p, double several) {
    return several == 1 ? p : -Math.expm1(several * Math.log1p(-p));
  }
}
