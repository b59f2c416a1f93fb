package io.spectracast.stationary;

import io.spectracast.rmt.GammaBulkPowerTail;
import org.apache.commons.numbers.gamma.LogBeta;
import org.apache.commons.numbers.gamma.RegularizedBeta;

/**
 * The law of s when λ = s² has the density ∝ λ^{a−1}(1 + λ/θ)^{−a−b}. For b &gt; 1 it is that of
 * {@link GammaBulkPowerTail}; with a heavier tail λ has no mean and no stationary equation.
 */
record BetaPrimeLaw(double a, double b, double scale) implements SpectralLaw {

  static SpectralLaw of(double a, double b, double scale) {
    return b > 1
        ? SpectralLaw.ofSquares(new GammaBulkPowerTail(a * scale, b - 1, scale, 1))
        : new BetaPrimeLaw(a, b, scale);
  }

  @Override
  public double logDensity(double s) {
    if (!(s > 0)) {
      return Double.NEGATIVE_INFINITY;
    }
    double y = s * s / scale;
    return Math.log(2 / s) + a * Math.log(y) - (a + b) * Math.log1p(y) - LogBeta.value(a, b);
  }

  @Override
  public double cumulativeProbability(double s) {
    double y = s * s / scale;
    return s > 0 ? RegularizedBeta.value(y / (1 + y), a, b) : 0;
  }

  @Override
  public double logSurvival(double s) {
    double y = s * s / scale;
    return s > 0 ? Math.log(RegularizedBeta.value(1 / (1 + y), b, a)) : 0;
  }
}
