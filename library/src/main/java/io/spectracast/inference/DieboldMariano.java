package io.spectracast.inference;

import java.util.Arrays;
import java.util.Optional;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * The test of equal accuracy of two forecasts from the series of their loss differences d₁ … d_T,
 * in the order of time,
 *
 * <pre>  d̄ / √(ω²/T) · √((T + 1 − 2h + h(h−1)/T)/T),   ω² = γ₀ + 2 Σ_{l=1}^{h−1} γ_l</pre>
 *
 * against Student's law with T − 1 degrees of freedom: forecasts that span h steps of the series
 * share h − 1 of them with their neighbours. Where that estimate of the long-run variance is not
 * positive, the autocovariances γ_l are weighted by 1 − l/h.
 *
 * <p>F. X. Diebold and R. S. Mariano, J. Bus. Econ. Stat. 13 (1995) 253; D. Harvey, S. Leybourne
 * and P. Newbold, Int. J. Forecasting 13 (1997) 281.
 */
public final class DieboldMariano {

  /** Shorter series have no long-run variance to speak of. */
  public static final int FEWEST = 4;

  private DieboldMariano() {}

  /**
   * The two-sided test that the mean difference is zero.
   *
   * @param differences loss of the one less loss of the other, in the order of time; not modified
   * @param overlap h, how many steps of the series one forecast spans, at least 1
   * @return the mean difference and its p-value; empty for fewer than four differences or where the
   *     small-sample factor is not positive
   */
  public static Optional<TestResult> test(double[] differences, int overlap) {
    if (overlap < 1) {
      throw new IllegalArgumentException("overlap must be at least 1, was " + overlap);
    }
    int t = differences.length;
    double factor = (t + 1 - 2.0 * overlap + overlap * (overlap - 1.0) / t) / t;
    if (t < FEWEST || overlap >= t || !(factor > 0)) {
      return Optional.empty();
    }
    double mean = Arrays.stream(differences).average().orElseThrow();
    double rectangular = longRunVariance(differences, mean, overlap, false);
    double variance =
        (rectangular > 0 ? rectangular : longRunVariance(differences, mean, overlap, true)) / t;
    String name = "Diebold–Mariano over %d".formatted(t);
    if (variance == 0) {
      return Optional.of(new TestResult(name, mean, mean == 0 ? 1 : 0));
    }
    double statistic = Math.abs(mean) / Math.sqrt(variance) * Math.sqrt(factor);
    double p = 2 * TDistribution.of(t - 1).survivalProbability(statistic);
    return Optional.of(new TestResult(name, mean, Math.min(1, p)));
  }

  private static double longRunVariance(double[] d, double mean, int overlap, boolean tapered) {
    double sum = 0;
    for (int lag = 0; lag < overlap; lag++) {
      double covariance = 0;
      for (int i = lag; i < d.length; i++) {
        covariance += (d[i] - mean) * (d[i - lag] - mean) / d.length;
      }
      double weight = tapered ? 1 - (double) lag / overlap : 1;
      sum += (lag == 0 ? 1 : 2 * weight) * covariance;
    }
    return Math.max(0, sum);
  }
}
