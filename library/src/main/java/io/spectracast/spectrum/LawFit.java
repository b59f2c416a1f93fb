package io.spectracast.spectrum;

import java.util.OptionalDouble;

/**
 * A law fitted to all eigenvalues λ = s² of one spectrum by maximum likelihood.
 *
 * @param law which
 * @param shape a
 * @param tailShape b of the beta-prime law, whose density falls like λ^−(1+b); empty of the gamma
 *     law, which is its limit b → ∞
 * @param scale θ, in the unit of λ
 * @param logLikelihood Σ ln ρ(λ), taken as if eigenvalues were independent
 * @param kolmogorovDistance between the eigenvalues and the law, in [0, 1]
 * @param size the positive eigenvalues fitted
 */
public record LawFit(
    BulkLaw law,
    double shape,
    OptionalDouble tailShape,
    double scale,
    double logLikelihood,
    double kolmogorovDistance,
    int size) {

  /** α = 1 + b of the law's own tail; empty of the gamma law. */
  public OptionalDouble tailExponent() {
    return tailShape.isPresent()
        ? OptionalDouble.of(1 + tailShape.getAsDouble())
        : OptionalDouble.empty();
  }
}
