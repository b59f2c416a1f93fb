package io.spectracast.tracking;

import io.spectracast.linalg.Matrix;
import io.spectracast.linalg.SingularTriplets;
import io.spectracast.linalg.Svd;

/** The ways to follow singular triplets through known increments, and the one not to. */
public enum TrackingMethod {

  /**
   * The published notebook's: first order within the k tracked triplets, with the published vector
   * formula; see {@link VectorFormula#PUBLISHED}. Labels are never sorted again.
   */
  AS_PUBLISHED("as published"),

  /** First order within the k tracked triplets by the correct formula; sorted after each step. */
  CORRECTED("corrected"),

  /**
   * Second order in values and vectors, the directions outside the tracked ones included, which
   * count as having singular value zero: exact for k = min(m, n). See {@link SecondOrderTracker}.
   */
  SECOND_ORDER("second order"),

  /**
   * The one to use: one warm-started pass over the accumulated matrix per increment, the tracked
   * right vectors widened to two blocks of a Krylov space before it. Needs 2·modes ≤ min(m, n).
   */
  STREAMING("streaming"),

  /**
   * The same with the tracked vectors alone: 0.4 of the work, and an error larger by orders of
   * magnitude where single increments are large against the bulk.
   */
  SINGLE_PASS("single pass"),

  /** The triplets of W_0, whatever happens: what a tracker must beat. */
  PERSISTENCE("persistence");

  private final String label;

  TrackingMethod(String label) {
    this.label = label;
  }

  /** The name in tables. */
  public String label() {
    return label;
  }

  /**
   * A tracker of the leading triplets of W_0, which are computed exactly.
   *
   * @param start W_0
   * @param modes k, from 1 to min(m, n), for {@link #STREAMING} to half of that
   * @throws io.spectracast.linalg.NonFiniteEntryException if an entry is NaN or infinite
   */
  public Tracker start(Matrix start, int modes) {
    int most = Math.min(start.rows(), start.columns()) / (this == STREAMING ? 2 : 1);
    if (modes < 1 || modes > most) {
      throw new IllegalArgumentException("modes must be in [1, " + most + "], was " + modes);
    }
    return startAt(start, Svd.leadingTriplets(start, modes));
  }

  /** A tracker that starts from known triplets of W_0. */
  Tracker startAt(Matrix start, SingularTriplets exact) {
    TrackedTriplets triplets = TrackedTriplets.of(exact);
    return switch (this) {
      case AS_PUBLISHED -> new FirstOrderTracker(VectorFormula.PUBLISHED, triplets);
      case CORRECTED -> new FirstOrderTracker(VectorFormula.CORRECTED, triplets);
      case SECOND_ORDER -> new SecondOrderTracker(triplets);
      case STREAMING -> new StreamingTracker(start, exact, 2);
      case SINGLE_PASS -> new StreamingTracker(start, exact, 1);
      case PERSISTENCE -> new PersistenceTracker(triplets);
    };
  }
}
