package io.spectracast.inference;

import java.util.Arrays;

/**
 * The exact Monte Carlo test: among B draws of the statistic under the null hypothesis and the
 * observed one, p = (1 + #{draws at least as extreme})/(1 + B).
 *
 * <p>G. A. Barnard, J. R. Stat. Soc. B 25 (1963) 294; A. C. A. Hope, J. R. Stat. Soc. B 30 (1968)
 * 582.
 */
public final class MonteCarlo {

  private MonteCarlo() {}

  /** The p-value against large statistics. */
  public static double upper(double observed, double[] draws) {
    return rank(Arrays.stream(draws).filter(x -> x >= observed).count(), draws.length);
  }

  /** The p-value against small statistics. */
  public static double lower(double observed, double[] draws) {
    return rank(Arrays.stream(draws).filter(x -> x <= observed).count(), draws.length);
  }

  /** The p-value against both: twice the smaller, at most 1. */
  public static double twoSided(double observed, double[] draws) {
    return Math.min(1, 2 * Math.min(upper(observed, draws), lower(observed, draws)));
  }

  private static double rank(long extreme, int draws) {
    return (1.0 + extreme) / (1.0 + draws);
  }
}
