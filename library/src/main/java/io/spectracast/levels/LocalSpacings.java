package io.spectracast.levels;

import io.spectracast.rmt.LevelStatistics;
import java.util.Arrays;
import java.util.List;

/**
 * Spacings and ratios of the bulk levels of one or more spectra. The outer levels are left out: a
 * tenth at either end. A spacing is divided by the mean of the spacings around it, ten on either
 * side and itself, since the law of a trained layer's levels is not known.
 *
 * @param spacings of mean about 1
 * @param ratios min/max of neighbouring spacings, not unfolded
 */
record LocalSpacings(double[] spacings, double[] ratios) {

  private static final double TRIM = 0.1;
  private static final int REACH = 10;

  static LocalSpacings of(List<double[]> spectra) {
    return new LocalSpacings(
        spectra.stream().flatMapToDouble(s -> Arrays.stream(unfolded(bulk(s)))).toArray(),
        spectra.stream()
            .flatMapToDouble(s -> Arrays.stream(LevelStatistics.spacingRatios(bulk(s))))
            .toArray());
  }

  private static double[] bulk(double[] levels) {
    double[] sorted = levels.clone();
    Arrays.sort(sorted);
    int cut = (int) (TRIM * sorted.length);
    return Arrays.copyOfRange(sorted, cut, sorted.length - cut);
  }

  private static double[] unfolded(double[] levels) {
    double[] spacings = LevelStatistics.spacings(levels);
    double[] unfolded = new double[spacings.length];
    for (int i = 0; i < spacings.length; i++) {
      int first = Math.max(0, Math.min(i - REACH, spacings.length - 2 * REACH - 1));
      int last = Math.min(spacings.length, first + 2 * REACH + 1);
      double mean = (levels[last] - levels[first]) / (last - first);
      unfolded[i] = mean > 0 ? spacings[i] / mean : 0;
    }
    return unfolded;
  }
}
