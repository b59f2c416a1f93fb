package io.spectracast.recorder;

import io.spectracast.run.Snapshot;
import java.io.IOException;

/** Keeps snapshots. Called in order of steps, by one thread at a time. */
@FunctionalInterface
public interface SnapshotSink {

  /**
   * Keeps one snapshot. When this returns, the snapshot must survive the end of the process: the
   * state that is saved next resumes after it.
   *
   * @throws IOException if it cannot be kept; ends the run
   */
  void accept(Snapshot snapshot) throws IOException;
}
