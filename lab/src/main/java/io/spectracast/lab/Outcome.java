package io.spectracast.lab;

/** How a training run ended. */
public sealed interface Outcome {

  /** The state it ended in. */
  TrainingState state();

  /**
   * All planned updates are done.
   *
   * @param state after the last update
   */
  record Finished(TrainingState state) implements Outcome {}

  /**
   * It was asked to stop and can be resumed.
   *
   * @param state after the last whole update
   */
  record Stopped(TrainingState state) implements Outcome {}

  /**
   * The loss or a weight is no longer finite.
   *
   * @param state after the last update
   * @param layer the first layer, from the input, whose weights or outputs are not finite
   */
  record Diverged(TrainingState state, String layer) implements Outcome {

    /** The finding in words. */
    public String message() {
      return "training diverged at step %d: layer '%s' is not finite; try a lower learning rate"
          .formatted(state.step(), layer);
    }
  }
}
