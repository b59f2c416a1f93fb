package io.spectracast.experiment;

import io.spectracast.linalg.Matrix;
import io.spectracast.tracking.Tracker;
import io.spectracast.tracking.TrackingMethod;

/** The trackers that are compared. */
enum Contender {
  PERSISTENCE(TrackingMethod.PERSISTENCE, false),
  PUBLISHED(TrackingMethod.AS_PUBLISHED, false),
  CORRECTED(TrackingMethod.CORRECTED, false),
  CORRECTED_ALL(TrackingMethod.CORRECTED, true),
  SECOND_ORDER(TrackingMethod.SECOND_ORDER, false),
  SECOND_ORDER_ALL(TrackingMethod.SECOND_ORDER, true),
  SINGLE_PASS(TrackingMethod.SINGLE_PASS, false),
  STREAMING(TrackingMethod.STREAMING, false);

  private final TrackingMethod method;
  private final boolean allModes;

  Contender(TrackingMethod method, boolean allModes) {
    this.method = method;
    this.allModes = allModes;
  }

  /** Whether it runs on a layer. */
  boolean runsOn(TrackedLayer layer) {
    return !allModes || layer.allModes();
  }

  Tracker start(Matrix weights, int modes) {
    return method.start(weights, allModes ? Math.min(weights.rows(), weights.columns()) : modes);
  }

  /** In a table. */
  String label() {
    if (this == PERSISTENCE) {
      return "standing still";
    }
    return allModes ? method.label() + ", all modes" : method.label();
  }
}
