package io.spectracast.tail;

/**
 * One point of a Hill plot.
 *
 * @param k how many eigenvalues lie above the threshold
 * @param threshold λ_(k+1), in the eigenvalues' unit
 * @param tailExponent α_k = 1 + k / Σ_{j≤k} ln(λ_j/λ_{k+1})
 * @param standardError (α_k − 1)/√k
 */
public record HillPoint(int k, double threshold, double tailExponent, double standardError) {}
