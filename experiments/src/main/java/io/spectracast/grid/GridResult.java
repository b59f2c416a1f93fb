package io.spectracast.grid;

import java.util.List;

/**
 * What became of a grid.
 *
 * @param done the units that were computed, in the order asked for
 * @param failed those that have no numbers, and why
 */
public record GridResult<S extends Settings>(List<Done<S>> done, List<Failed<S>> failed) {

  public GridResult {
    done = List.copyOf(done);
    failed = List.copyOf(failed);
  }

  /**
   * A unit with its numbers.
   *
   * @param seconds it took when it was computed
   */
  public record Done<S extends Settings>(S settings, Numbers numbers, double seconds) {}

  /**
   * A unit without.
   *
   * @param reason in one line
   */
  public record Failed<S extends Settings>(S settings, String reason) {}

  /** Time on one core that all units took together. */
  public double coreSeconds() {
    return done.stream().mapToDouble(Done::seconds).sum();
  }
}
