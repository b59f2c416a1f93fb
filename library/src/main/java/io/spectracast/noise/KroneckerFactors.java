package io.spectracast.noise;

import io.spectracast.inference.Interval;
import io.spectracast.linalg.DenseMatrix;
import io.spectracast.sde.KroneckerNoise;

/**
 * The covariances of both sides of the noise, as the Kronecker model E ξᵢⱼξₖₗ = AᵢₖCⱼₗ/ν² needs
 * them.
 *
 * <p>They are the partial traces A = E ξξᵀ/n and C = E ξᵀξ/m, unbiased for every covariance; under
 * the model one flip-flop step from the identity. They need one pass, no inverse and no least
 * number of samples, and keep their meaning where the model fails. The price is efficiency: A rests
 * on as many degrees of freedom as samples times the participation ratio of C, not samples times n.
 *
 * @param row A, m × m, of mean diagonal ν²
 * @param column C, n × n, of mean diagonal ν²
 * @param rowParticipation (tr A)²/tr A², from 1 to m, which is reached by A ∝ I
 * @param columnParticipation (tr C)²/tr C², from 1 to n
 */
public record KroneckerFactors(
    DenseMatrix row, DenseMatrix column, Interval rowParticipation, Interval columnParticipation) {

  /** Noise of this covariance per unit of time that is one sample long. */
  public KroneckerNoise noise() {
    return KroneckerNoise.ofCovariances(row, column);
  }
}
