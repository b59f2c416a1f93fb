package io.spectracast.cli;

import java.util.Locale;

/** How much of the heap ensembles take, told before the work begins. */
final class EnsembleHeap {

  private static final double GIGABYTE = 1e9;

  private EnsembleHeap() {}

  /**
   * Refuses ensembles that the heap would not hold; each is held twice.
   *
   * @param modes singular values of the largest layer
   * @param threads how many are made at a time
   */
  static void requireRoom(int members, int modes, double leads, int threads) {
    double needed = 2.0 * Double.BYTES * modes * leads * members * threads;
    double there = Runtime.getRuntime().maxMemory();
    if (needed > there) {
      throw new InputException(
          String.format(
              Locale.ROOT,
              "--members %d needs about %.1f GB of memory, there are %.1f; see"
                  + " SPECTRACAST_JAVA_OPTIONS",
              members,
              needed / GIGABYTE,
              there / GIGABYTE));
    }
  }
}
