package io.spectracast.rmt;

import java.util.Arrays;
import org.apache.commons.statistics.distribution.ContinuousDistribution;

/**
 * Local statistics of a spectrum: unfolded levels, spacings of neighbours, and ratios of
 * neighbouring spacings. Compare spacings with {@link WignerSurmise}, ratios with {@link
 * SpacingRatioLaw}.
 */
public final class LevelStatistics {

  private LevelStatistics() {}

  /**
   * Unfolds levels by a smooth law: x → nF(x), after which the mean spacing is 1 wherever the law
   * describes the density.
   *
   * @param levels in any order; not modified
   * @param law of one level
   * @return n numbers in [0, n], ascending
   */
  public static double[] unfold(double[] levels, ContinuousDistribution law) {
    return Arrays.stream(levels)
        .sorted()
        .map(x -> levels.length * law.cumulativeProbability(x))
        .toArray();
  }

  /**
   * The differences of neighbouring levels.
   *
   * @param levels in any order, at least two; not modified
   * @return n − 1 numbers, at least 0, in ascending order of the levels
   */
  public static double[] spacings(double[] levels) {
    Domain.require(levels.length >= 2, "levels.length", "at least 2", levels.length);
    double[] sorted = levels.clone();
    Arrays.sort(sorted);
    double[] spacings = new double[sorted.length - 1];
    Arrays.setAll(spacings, i -> sorted[i + 1] - sorted[i]);
    return spacings;
  }

  /**
   * The ratios min/max of neighbouring spacings; a pair of zero spacings counts as 0, the ratio of
   * levels that do not repel.
   *
   * @param levels in any order, at least three; not modified
   * @return n − 2 numbers in [0, 1]
   */
  public static double[] spacingRatios(double[] levels) {
    Domain.require(levels.length >= 3, "levels.length", "at least 3", levels.length);
    double[] spacings = spacings(levels);
    double[] ratios = new double[spacings.length - 1];
    Arrays.setAll(ratios, i -> ratio(spacings[i], spacings[i + 1]));
    return ratios;
  }

  /** The mean of {@link #spacingRatios}. */
  public static double meanSpacingRatio(double[] levels) {
    return Arrays.stream(spacingRatios(levels)).average().orElseThrow();
  }

  private static double ratio(double a, double b) {
    double largest = Math.max(a, b);
    return largest == 0 ? 0 : Math.min(a, b) / largest;
  }
}
