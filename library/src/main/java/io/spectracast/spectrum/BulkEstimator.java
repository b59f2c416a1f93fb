package io.spectracast.spectrum;

import io.spectracast.rmt.EdgeTest;
import io.spectracast.rmt.MarchenkoPastur;
import io.spectracast.rmt.TracyWidom;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Fits a Marchenko–Pastur bulk to the singular values of one matrix and finds the spikes above it.
 *
 * <p>The entry variance comes from the middle of the bulk alone, as the ratio of the mean of the
 * eigenvalues between the 10 % and 85 % quantiles to that of the Marchenko–Pastur law, so that
 * neither spikes nor a few dead directions move it. Spikes are taken off the top, each tested
 * against the Tracy–Widom law of what is left without it; then the variance is estimated anew from
 * the rest, until no more are found.
 *
 * @param level the probability of counting a spike where there is only noise, in (0, 1)
 */
public record BulkEstimator(double level) {

  /** The part of the bulk, in probability, that the variance is estimated from. */
  private static final double LOWER = 0.1;

  private static final double UPPER = 0.85;
  private static final TracyWidom LAW = new TracyWidom(1);

  /** With fewer singular values there is no bulk to speak of. */
  public static final int FEWEST = 5;

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

    /** Σ s² of the smallest k singular values, k = 0 … n. */
    private final double[] sums;

    private final double critical;
    private int spikes;

    Peeling(double[] s, int rows, int copies) {
      this.s = s;
      this.rows = rows;
      this.columns = s.length / copies;
      this.copies = copies;
      this.sums = new double[s.length + 1];
      for (int k = 1; k <= s.length; k++) {
        double value = s[s.length - k];
        sums[k] = sums[k - 1] + value * value;
      }
      this.critical = LAW.inverseSurvivalProbability(ofSeveral(level, 1.0 / copies));
    }

    Optional<BulkFit> fit() {
      double variance = entryVariance();
      int before = -1;
      while (variance > 0 && spikes > before) {
        before = spikes;
        takeAllAbove(variance);
        variance = spikes > before ? entryVariance() : variance;
      }
      return variance > 0 ? Optional.of(result(variance)) : Optional.empty();
    }

    /** Counts as spikes, one after the other, what lies out too far for this variance. */
    private void takeAllAbove(double variance) {
      while (spikes < LARGEST_SPIKE_FRACTION * s.length
          && edge(variance, spikes).statistic(s[spikes]) > critical) {
        spikes++;
      }
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
          edge(variance, spikes).criticalValue(ofSeveral(level, 1.0 / copies)),
          level,
          IntStream.range(0, spikes).mapToObj(k -> spike(variance, k)).toList(),
          kolmogorovDistance(law));
    }

    private Spike spike(double variance, int k) {
      return new Spike(k + 1, s[k], ofSeveral(edge(variance, k).pValue(s[k]), copies));
    }

    /** Without the spikes of one matrix. */
    private int bulkRows() {
      return rows - spikes / copies;
    }

    private MarchenkoPastur law(double variance) {
      double bulkColumns = columns - spikes / copies;
      return new MarchenkoPastur(bulkColumns / bulkRows(), variance);
    }

    private EdgeTest edge(double variance, int without) {
      return new EdgeTest(rows, columns, variance).afterSpikes(without / copies);
    }

    /** σ² from the singular values after the spikes: the means of the middle of both laws. */
    private double entryVariance() {
      MarchenkoPastur unit = law(1);
      double expected =
          unit.partialMean(
              unit.inverseCumulativeProbability(LOWER), unit.inverseCumulativeProbability(UPPER));
      int count = s.length - spikes;
      double observed = (sumUpTo(UPPER * count) - sumUpTo(LOWER * count)) / count;
      return observed / bulkRows() / expected;
    }

    /** Σ s² of the smallest {@code position} singular values, of the last one in part. */
    private double sumUpTo(double position) {
      int whole = (int) position;
      return sums[whole] + (position - whole) * (sums[whole + 1] - sums[whole]);
    }

    private double kolmogorovDistance(MarchenkoPastur law) {
      int count = s.length - spikes;
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
