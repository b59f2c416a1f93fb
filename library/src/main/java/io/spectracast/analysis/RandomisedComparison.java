package io.spectracast.analysis;

/**
 * A spectrum against that of the same entries in random order, which has the entries' distribution
 * and none of their arrangement.
 *
 * @param largest the largest singular value of the randomised matrix
 * @param exceeding how many singular values of the layer are larger
 * @param distance the mean |sₖ − s′ₖ| of the two sorted spectra over the root mean square of s (a
 *     Wasserstein distance, dimensionless; equal for both, since the Frobenius norm is the same)
 */
public record RandomisedComparison(double largest, int exceeding, double distance) {}
