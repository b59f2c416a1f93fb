package io.spectracast.ensemble;

/** Told how far an ensemble is; must return quickly. */
public interface EnsembleWatcher {

  /**
   * All that is there was looked at, and training begins.
   *
   * @param finished members of which nothing is left to do
   * @param updates that the others take together, from their beginnings
   */
  void begin(int finished, long updates);

  /**
   * Some updates more are done, by any member; from any thread.
   *
   * @param updates how many
   */
  void advanced(long updates);
}
