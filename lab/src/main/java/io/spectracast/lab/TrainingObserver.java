package io.spectracast.lab;

import java.io.IOException;

/** Watches a training run at the steps it chooses. */
public interface TrainingObserver {

  /** Whether to be shown the state at this step; asked once for every step from 0 on. */
  boolean wants(long step);

  /**
   * Receives a copy of the state, on the training thread.
   *
   * @throws IOException if what was observed cannot be kept; ends the run
   */
  void observe(TrainingState state) throws IOException;

  /** Wants nothing. */
  TrainingObserver NONE =
      new TrainingObserver() {
        @Override
        public boolean wants(long step) {
          return false;
        }

        @Override
        public void observe(TrainingState state) {}
      };
}
