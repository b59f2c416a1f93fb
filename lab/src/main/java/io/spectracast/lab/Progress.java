package io.spectracast.lab;

/** Told of every update, on the training thread; must return quickly. */
@FunctionalInterface
public interface Progress {

  /**
   * One more update is done.
   *
   * @param step updates so far
   * @param totalSteps updates planned
   * @param batchLoss minibatch loss just before this update
   * @param stepsPerSecond mean speed since this training was started or resumed
   */
  void update(long step, long totalSteps, double batchLoss, double stepsPerSecond);
}
