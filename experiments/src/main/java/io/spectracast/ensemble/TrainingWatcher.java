package io.spectracast.ensemble;

import io.spectracast.lab.Progress;
import io.spectracast.run.Snapshot;

/**
 * Told of a training's updates, on the training thread, and of its snapshots once they are kept.
 */
public interface TrainingWatcher extends Progress {

  /** The training goes on from a saved state, before its next update. */
  void resumed(long step);

  /** A snapshot is in the run's database; on the recording thread. */
  void recorded(Snapshot snapshot);
}
