package io.spectracast.study;

import org.apache.commons.rng.UniformRandomProvider;

/** One path of weights through a landscape. */
interface Motion extends AutoCloseable {

  /**
   * Goes on for the time of one optimizer update.
   *
   * @param learningRate η in force
   * @param random what it draws from
   */
  void advance(double learningRate, UniformRandomProvider random);

  /** Frees native memory. */
  @Override
  default void close() {}
}
