package io.spectracast.cli;

import java.util.Locale;

/** How much of the heap a simulation takes, told before it begins. */
final class SimulationHeap {

  /** What may be planned for; the rest is for what is not counted here. */
  private static final double SHARE = 0.8;

  /** Matrices that sampling one transition holds at a time, garbage included. */
  private static final int MATRICES = 8;

  private static final double GIBI = 1L << 30;

  private SimulationHeap() {}

  /**
   * Refuses a simulation that the heap would not hold.
   *
   * @param needsMatrix whether any part of it works on m × n matrices
   */
  static void requireRoom(
      int rows, int columns, int members, int steps, int threads, boolean needsMatrix) {
    double matrix = (double) rows * columns;
    if (needsMatrix && matrix > Integer.MAX_VALUE - 8.0) {
      throw new InputException(
          "--rows x --columns must be below 2^31 entries, was %d x %d".formatted(rows, columns));
    }
    double modes = (double) columns * (steps + 1.0);
    double doubles = 2 * members * modes + 6 * modes + 6.0 * members * columns;
    if (needsMatrix) {
      double factors = (double) rows * rows + (double) columns * columns;
      doubles += MATRICES * matrix * threads + 2 * factors;
    }
    double needed = Double.BYTES * doubles / GIBI;
    double there = Runtime.getRuntime().maxMemory() / GIBI;
    if (!(needed <= SHARE * there)) {
      throw new InputException(
          String.format(
              Locale.ROOT,
              "needs about %.2f GiB of heap for %d members of %d singular values at %d times, and"
                  + " %.2f GiB are there; take fewer --members or --steps, or a larger -Xmx",
              needed,
              members,
              columns,
              steps + 1L,
              there));
    }
  }
}
