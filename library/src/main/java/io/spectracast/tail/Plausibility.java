package io.spectracast.tail;

/**
 * Whether a power-law tail describes a spectrum.
 *
 * @param tail the fit that was tested
 * @param pValue (1 + b)/(1 + B), where b of B synthetic spectra with this tail lie as far from
 *     their own fit, in Kolmogorov distance, or farther; small values speak against a power law,
 *     and Clauset, Shalizi and Newman reject it at 0.1
 * @param monteCarloError the standard deviation of {@code pValue} over seeds, √(p(1 − p)/B)
 * @param replicates B
 */
public record Plausibility(
    PowerLawTail tail, double pValue, double monteCarloError, int replicates) {}
