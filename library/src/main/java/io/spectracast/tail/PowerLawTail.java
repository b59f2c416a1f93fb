package io.spectracast.tail;

/**
 * A power-law tail ρ(λ) ∝ λ^−α for λ ≥ x_min, as fitted.
 *
 * @param tailExponent α &gt; 1, by maximum likelihood: 1 + N / Σ ln(λ/x_min) over the tail
 * @param standardError (α − 1)/√N; takes x_min as known and the eigenvalues as independent
 * @param xMin where the tail begins: the eigenvalue that minimises the Kolmogorov distance; in the
 *     eigenvalues' unit
 * @param xMax the largest eigenvalue
 * @param tailSize N, the eigenvalues λ ≥ x_min
 * @param size n, all positive eigenvalues
 * @param kolmogorovDistance D = max |F(λ_j) − j/N| over the tail in ascending order, j = 0 … N − 1,
 *     F the fitted distribution: Clauset, Shalizi and Newman's own convention, which takes the
 *     empirical distribution just left of each point
 */
public record PowerLawTail(
    double tailExponent,
    double standardError,
    double xMin,
    double xMax,
    int tailSize,
    int size,
    double kolmogorovDistance) {}
