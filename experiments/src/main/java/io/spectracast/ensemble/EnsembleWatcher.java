package io.spectracast.ensemble;

/** Told how far an ensemble is; from any thread, must return quickly. */
@FunctionalInterface
public interface EnsembleWatcher {

  /**
   * Some updates more are done, by any member.
   *
   * @param updates how many
   */
  void advanced(long updates);
}
