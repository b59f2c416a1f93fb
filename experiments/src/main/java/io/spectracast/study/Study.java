package io.spectracast.study;

import io.spectracast.experiment.Bench;
import io.spectracast.experiment.Budget;
import java.io.IOException;

/** A question put to a grid of configurations and seeds. */
public interface Study {

  /** In small letters and dashes, as on the command line. */
  String name();

  /** What is asked, in one line. */
  String summary();

  /**
   * Computes what is missing of the grid, and judges.
   *
   * @throws io.spectracast.grid.StopRequest if the user wants it to stop; what is done is kept
   * @throws IOException if data cannot be read or results cannot be kept
   */
  StudyResult run(Budget budget, Bench bench) throws IOException;
}
