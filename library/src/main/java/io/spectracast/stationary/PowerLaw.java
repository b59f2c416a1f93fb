package io.spectracast.stationary;

/** The law of s when λ = s² has the density ∝ λ^−α for λ ≥ x_min. */
record PowerLaw(double tailExponent, double xMin) implements SpectralLaw {

  @Override
  public double logDensity(double s) {
    double ratio = s * s / xMin;
    return ratio >= 1
        ? Math.log(2 * s * (tailExponent - 1) / xMin) - tailExponent * Math.log(ratio)
        : Double.NEGATIVE_INFINITY;
  }

  @Override
  public double cumulativeProbability(double s) {
    return -Math.expm1(logSurvival(s));
  }

  @Override
  public double logSurvival(double s) {
    return -(tailExponent - 1) * Math.log(Math.max(1, s * s / xMin));
  }
}
