/**
 * Following the leading singular triplets of a matrix through a sequence of known increments.
 *
 * <p>Four methods behind one {@link io.spectracast.tracking.Tracker}: the published first-order
 * formula, the correct one, second-order perturbation theory with the directions outside the
 * tracked ones, and one warm-started pass over the accumulated matrix. A {@link
 * io.spectracast.tracking.TrackingComparison} runs several of them side by side and scores each
 * against the exact decomposition; {@link io.spectracast.tracking.LevelSpacing} says where first
 * order can hold and {@link io.spectracast.tracking.ValidityMap} measures it.
 */
package io.spectracast.tracking;
