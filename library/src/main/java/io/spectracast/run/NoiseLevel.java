package io.spectracast.run;

/**
 * The noise of one weight matrix, as isotropic volatilities ν: the standard deviation that noise
 * adds to one matrix element per square root of an update.
 *
 * <p>Increments of W over blocks of {@code lag} updates are differenced once more to remove the
 * drift. Momentum and curvature correlate successive updates, so the variance over one block is not
 * {@code lag} times that of one update; the long-run value is the slope of the variance between
 * {@code lag} and {@code 2·lag} updates.
 *
 * @param longRun ν from the slope of the increment variance between lag and 2·lag, over all matrix
 *     elements; 0 if the variance does not grow
 * @param blockwise ν from the increment variance at {@code lag} alone, over all matrix elements
 * @param bulk blockwise ν in the directions u vᵀ with u and v orthogonal to the spikes' vectors,
 *     from the last few blocks
 * @param spike blockwise ν in the directions u_k v_kᵀ of the spikes, from the same blocks; equal to
 *     {@code bulk} where there is no spike
 * @param spikes the number of spikes that define the split
 * @param increments how many block increments went into the estimate
 * @param lag updates per block
 */
public record NoiseLevel(
    double longRun,
    double blockwise,
    double bulk,
    double spike,
    int spikes,
    int increments,
    long lag) {}
