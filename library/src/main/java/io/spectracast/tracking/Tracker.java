package io.spectracast.tracking;

import io.spectracast.linalg.DenseMatrix;

/**
 * Follows k singular triplets of an m × n matrix W_t that is known by its start W_0 and its
 * increments ΔW_t = W_{t+1} − W_t alone.
 *
 * <p>It consumes every increment after it has happened: it tracks, it does not forecast. Not
 * thread-safe.
 *
 * @see TrackingMethod#start
 */
public interface Tracker {

  /**
   * Goes from W_t to W_t + E.
   *
   * @param increment E, of the shape of W_0; not modified
   * @throws IllegalArgumentException if it has another shape
   * @throws io.spectracast.linalg.NonFiniteEntryException if an entry is NaN or infinite; the
   *     tracker then still stands at W_t
   */
  void advance(DenseMatrix increment);

  /** What the tracker holds for the triplets of the present matrix. */
  TrackedTriplets triplets();
}
