package io.spectracast.tracking;

import io.spectracast.linalg.DenseMatrix;

/** Stays at the start. */
final class PersistenceTracker implements Tracker {

  private final TrackedTriplets triplets;

  PersistenceTracker(TrackedTriplets triplets) {
    this.triplets = triplets;
  }

  @Override
  public void advance(DenseMatrix increment) {
    Increments.require(triplets.rows(), triplets.columns(), increment);
  }

  @Override
  public TrackedTriplets triplets() {
    return triplets;
  }
}
