package io.spectracast.forecast;

import io.spectracast.linalg.Matrix;
import io.spectracast.run.Layer;
import java.io.IOException;

/**
 * One weight matrix W at the steps where it was kept, read when asked for, so that a long sequence
 * takes no more memory than what its reader holds.
 */
public interface WeightSequence {

  /** The layer whose weights these are. */
  Layer layer();

  /** The steps at which W was kept, strictly increasing; not to be modified. */
  long[] steps();

  /**
   * W at the i-th of the steps.
   *
   * @param i in [0, number of steps)
   * @return long side first: {@link Layer#longSide()} rows, {@link Layer#shortSide()} columns
   * @throws IOException if the weights cannot be read or are not finite, naming the file and what
   *     is wrong with it
   */
  Matrix at(int i) throws IOException;

  /** The part kept up to and including {@code origin}; it may be empty. */
  default WeightSequence upTo(long origin) {
    return new EarlierWeights(this, origin);
  }
}
