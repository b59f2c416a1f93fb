package io.spectracast.forecast;

/**
 * How one method forecast one layer at one horizon, averaged over the layer's modes.
 *
 * @param layer the name of the weight matrix
 * @param origin the last step the forecast has seen
 * @param horizon updates after the origin
 * @param method e.g. {@code stacked}, {@code persistence}
 * @param crps mean fair continuous ranked probability score, in the unit of the singular values;
 *     smaller is better
 * @param coverage fraction of the observed values inside the central 90 % interval
 * @param relativeError mean |median − truth| / truth over the eight largest singular values
 */
public record Score(
    String layer,
    long origin,
    long horizon,
    String method,
    double crps,
    double coverage,
    double relativeError) {}
