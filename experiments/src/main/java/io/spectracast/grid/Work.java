package io.spectracast.grid;

import java.io.Serializable;
import java.util.function.BooleanSupplier;

/**
 * A function from settings to numbers. It has no state and no effects, runs on one thread, and
 * gives the same numbers wherever and in whatever order it is computed.
 *
 * @param <S> what it depends on
 */
public interface Work<S extends Settings> extends Serializable {

  /** In small letters and dashes. */
  String name();

  /** To be raised whenever the same settings give other numbers, so that they are made anew. */
  int version();

  /**
   * The numbers, a row for each thing that was measured.
   *
   * @param stop whether the user wants it to stop; to be asked in work of more than seconds
   * @throws StopRequest if the user does
   * @throws Exception if there are no such numbers; this unit alone counts as failed
   */
  Numbers compute(S settings, BooleanSupplier stop) throws Exception;
}
