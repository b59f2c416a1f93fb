package io.spectracast.tracking;

import io.spectracast.linalg.DenseMatrix;
import io.spectracast.linalg.Matrix;
import io.spectracast.linalg.SingularTriplets;
import io.spectracast.linalg.Svd;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Several trackers side by side on the same increments, scored against the exact decomposition
 * whenever the caller asks. Holds the present matrix and the trackers, nothing of the past.
 *
 * <pre>{@code
 * var trackers = new LinkedHashMap<String, Tracker>();
 * trackers.put("streaming", TrackingMethod.STREAMING.start(weights, 50));
 * var comparison = new TrackingComparison(weights, trackers);
 * comparison.advanceTo(nextWeights); // every update
 * comparison.scores(8);              // whenever wanted
 * }</pre>
 *
 * <p>Not thread-safe.
 */
public final class TrackingComparison {

  private final Map<String, Tracker> trackers;
  private final DenseMatrix present; // its values change
  private long step;

  /**
   * Starts at W_0.
   *
   * @param start W_0
   * @param trackers by name, each started at W_0; owned by the comparison from now on
   */
  public TrackingComparison(Matrix start, Map<String, Tracker> trackers) {
    this.trackers = new LinkedHashMap<>(trackers);
    this.present = copy(start);
  }

  /**
   * Gives E to every tracker and adds it to the matrix.
   *
   * @throws IllegalArgumentException as {@link Tracker#advance}
   */
  public void advance(DenseMatrix increment) {
    Increments.require(present.rows(), present.columns(), increment);
    trackers.values().forEach(tracker -> tracker.advance(increment));
    for (int i = 0; i < increment.values().length; i++) {
      present.values()[i] += increment.values()[i];
    }
    step++;
  }

  /**
   * Goes to the next weights: the increment is their difference from the present ones.
   *
   * @return the increment
   */
  public DenseMatrix advanceTo(Matrix weights) {
    DenseMatrix increment = copy(weights);
    if (increment.values().length == present.values().length) {
      for (int i = 0; i < increment.values().length; i++) {
        increment.values()[i] -= present.values()[i];
      }
    }
    advance(increment);
    return increment;
  }

  /** Increments so far. */
  public long step() {
    return step;
  }

  /** The exact leading triplets of the present matrix. */
  public SingularTriplets exact(int modes) {
    return Svd.leadingTriplets(present, modes);
  }

  /**
   * The scores of all trackers on the first K triplets of the present matrix, in the order in which
   * the trackers were given. Costs one exact decomposition.
   *
   * @param compared K, from 1 to the fewest triplets of any tracker
   */
  public Map<String, TrackingScore> scores(int compared) {
    SingularTriplets exact = exact(compared);
    Map<String, TrackingScore> scores = new LinkedHashMap<>();
    trackers.forEach(
        (name, tracker) -> scores.put(name, TrackingScore.of(tracker.triplets(), exact, compared)));
    return scores;
  }

  private static DenseMatrix copy(Matrix matrix) {
    double[] values = new double[matrix.rows() * matrix.columns()];
    matrix.copyRows(0, matrix.rows(), values);
    return new DenseMatrix(matrix.rows(), matrix.columns(), values);
  }
}
