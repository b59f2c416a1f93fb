package io.spectracast.lab;

import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * How long to train: passes over the training examples, or updates.
 *
 * @param epochs passes, positive; a last incomplete batch is left out of each
 * @param steps updates, positive; exactly one of the two is given
 */
public record RunLength(OptionalInt epochs, OptionalLong steps) {

  public RunLength {
    if (epochs.isPresent() == steps.isPresent()) {
      throw new IllegalArgumentException("exactly one of epochs and steps must be given");
    }
    if (epochs.isPresent() && epochs.getAsInt() < 1) {
      throw new IllegalArgumentException("epochs must be positive, was " + epochs.getAsInt());
    }
    if (steps.isPresent() && steps.getAsLong() < 1) {
      throw new IllegalArgumentException("steps must be positive, was " + steps.getAsLong());
    }
  }

  /** So many passes over the training examples. */
  public static RunLength epochs(int count) {
    return new RunLength(OptionalInt.of(count), OptionalLong.empty());
  }

  /** So many updates. */
  public static RunLength steps(long count) {
    return new RunLength(OptionalInt.empty(), OptionalLong.of(count));
  }

  /** The number of updates, given how many make an epoch. */
  public long updates(int perEpoch) {
    return steps.orElseGet(() -> (long) epochs.getAsInt() * perEpoch);
  }
}
