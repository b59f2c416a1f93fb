package io.spectracast.grid;

/** Told of the stages of some work, one at a time; from any thread within a stage. */
public interface StageWatcher {

  /**
   * A stage begins, and the one before is over.
   *
   * @param name in a word or two
   * @param total units of work in it
   */
  void begin(String name, long total);

  /** So many units more are done. */
  void advance(long units);

  /** Something the user should know. */
  void remark(String line);
}
