package io.spectracast.experiment;

import io.spectracast.grid.Numbers;
import io.spectracast.grid.StopRequest;
import java.io.IOException;

/**
 * One piece of an experiment that is computed as a whole and then kept.
 *
 * @param id unique in the experiment, in letters, digits and dashes; says everything that the
 *     result depends on beside the seed
 * @param computation makes its numbers; on any thread
 */
public record Cell(String id, Computation computation) {

  public Cell {
    if (!id.matches("[A-Za-z0-9.-]+")) {
      throw new IllegalArgumentException("id must be letters, digits, dots and dashes, was " + id);
    }
  }

  /** Makes the numbers of a cell. */
  @FunctionalInterface
  public interface Computation {

    /**
     * The numbers.
     *
     * @throws StopRequest if the user wants it to stop: ask {@link Bench#requireGoing}
     */
    Numbers compute() throws IOException;
  }
}
