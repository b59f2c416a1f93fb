package io.spectracast.tail;

import java.util.ArrayList;
import java.util.List;

/**
 * The exponent as a function of how many of the largest eigenvalues it is taken from: a power-law
 * tail shows as a plateau. Hill's estimate of 1/(α − 1) is the mean log-excess over the (k+1)-th
 * eigenvalue.
 *
 * <p>B. M. Hill, Ann. Stat. 3 (1975) 1163–1174.
 *
 * @param points by ascending k; none where the k + 1 largest eigenvalues are all the same
 */
public record HillPlot(List<HillPoint> points) {

  public HillPlot {
    points = List.copyOf(points);
  }

  /**
   * The plot of one spectrum, k = 1 … n − 1 over its n positive eigenvalues.
   *
   * @param eigenvalues in any order, finite and at least 0; not modified
   */
  public static HillPlot of(double[] eigenvalues) {
    LogSpectrum spectrum = LogSpectrum.of(eigenvalues);
    double[] y = spectrum.logs();
    List<HillPoint> points = new ArrayList<>();
    double excess = 0;
    for (int k = 1; k < y.length; k++) {
      int i = y.length - 1 - k;
      excess += k * (y[i + 1] - y[i]);
      if (excess > 0) {
        double slope = k / excess;
        points.add(new HillPoint(k, spectrum.eigenvalue(i), 1 + slope, slope / Math.sqrt(k)));
      }
    }
    return new HillPlot(points);
  }
}
