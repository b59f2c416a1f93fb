package io.spectracast.recorder;

/**
 * Which steps of a run are recorded, and what of them: step 0, every multiple of {@code every}, and
 * the last step. The test set is evaluated at the last step and at the first recorded step of each
 * new epoch, so that snapshots stay evenly spaced.
 *
 * @param recording the intervals
 * @param stepsPerEpoch updates in one pass over the training images
 * @param totalSteps updates in the whole run
 */
record RecordingSchedule(Recording recording, int stepsPerEpoch, long totalSteps) {

  /** Whether to take a snapshot. */
  boolean records(long step) {
    return onGrid(step) || step == totalSteps;
  }

  /** Whether the step lies on the even grid that the noise measurement needs. */
  boolean onGrid(long step) {
    return step % recording.every() == 0;
  }

  /** Whether the snapshot at a recorded step holds drift projections and the probe loss. */
  boolean probes(long step) {
    return step % ((long) recording.every() * recording.probeEvery()) == 0 || step == totalSteps;
  }

  /** Whether the snapshot at a recorded step holds the test loss. */
  boolean tests(long step) {
    long before = Math.max(0, step - recording.every());
    return step / stepsPerEpoch > before / stepsPerEpoch || step == totalSteps;
  }

  /** Whether the state is saved after a recorded step. */
  boolean saves(long step) {
    return isMultiple(step, recording.stateEvery());
  }

  /** Whether a recorded step is kept as a weight checkpoint. */
  boolean keepsWeights(long step) {
    return recording.checkpointEvery() > 0
        && (isMultiple(step, recording.checkpointEvery()) || step == totalSteps);
  }

  private boolean isMultiple(long step, int snapshots) {
    return step % ((long) recording.every() * snapshots) == 0;
  }
}
