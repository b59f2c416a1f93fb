package io.spectracast.levels;

import io.spectracast.inference.Interval;

/**
 * How gaps of about one width changed.
 *
 * @param meanGap the mean of sₖ − sₖ₊₁ at the start
 * @param pairs how many gaps
 * @param measured the mean of Δ(sₖ − sₖ₊₁) beyond the known drift, with its interval
 * @param predicted the theory's mean with all its terms, to first order in the lag
 * @param ofThePair its part from the two levels' own repulsion, p⁻·lag·E 1/(sₖ − sₖ₊₁)
 */
public record GapBin(
    double meanGap, int pairs, Interval measured, double predicted, double ofThePair) {}
