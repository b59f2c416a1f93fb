package io.spectracast.optim;

/**
 * The learning rate over a run, as a fraction of the configured one: a linear rise over the
 * warm-up, (t + 1)/w at updates t = 0 … w − 1, then a fall.
 *
 * @param fall after the warm-up
 * @param warmUp w, updates, not negative
 */
public record LearningRateSchedule(Fall fall, long warmUp) {

  /** The same learning rate throughout. */
  public static final LearningRateSchedule CONSTANT =
      new LearningRateSchedule(new Fall.Constant(), 0);

  public LearningRateSchedule {
    if (warmUp < 0) {
      throw new IllegalArgumentException("warm-up must not be negative, was " + warmUp);
    }
  }

  /**
   * The fraction in force.
   *
   * @param step updates made so far
   * @param totalSteps updates in the whole run
   */
  public double at(long step, long totalSteps) {
    if (step < warmUp) {
      return (double) (step + 1) / warmUp;
    }
    double progress = totalSteps <= warmUp ? 1 : (double) (step - warmUp) / (totalSteps - warmUp);
    return fall.at(step - warmUp, Math.min(1, progress));
  }
}
