package io.spectracast.experiment;

import io.spectracast.exhibit.Exhibit;
import io.spectracast.grid.StopRequest;
import java.io.IOException;

/** A question put to trained networks. */
public interface Experiment {

  /** In small letters and dashes, as on the command line. */
  String name();

  /** What is asked, in one line. */
  String summary();

  /**
   * Trains, measures and judges. What the bench keeps is not computed again after an interruption.
   *
   * @throws StopRequest if the user wants it to stop
   * @throws IOException if data cannot be read or results cannot be kept
   */
  Exhibit run(Budget budget, Bench bench) throws IOException;
}
