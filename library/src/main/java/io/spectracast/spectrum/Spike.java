package io.spectracast.spectrum;

/**
 * A singular value outside the bulk.
 *
 * @param rank 1 for the largest singular value
 * @param singularValue s
 * @param pValue probability that noise of the fitted entry variance alone puts the singular value
 *     of this rank so far out (Tracy–Widom, β = 1)
 */
public record Spike(int rank, double singularValue, double pValue) {}
