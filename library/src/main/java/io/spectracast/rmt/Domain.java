package io.spectracast.rmt;

/** The domains parameters are held to; every failure reads "name must be …, was …". */
final class Domain {

  private Domain() {}

  static void require(boolean holds, String name, String domain, double value) {
    if (!holds) {
      String was =
          value == Math.rint(value) && Math.abs(value) < 1e15
              ? Long.toString((long) value)
              : Double.toString(value);
      throw new IllegalArgumentException(name + " must be " + domain + ", was " + was);
    }
  }

  static void positive(String name, double value) {
    require(value > 0 && value < Double.POSITIVE_INFINITY, name, "positive and finite", value);
  }

  static void nonNegative(String name, double value) {
    require(value >= 0 && value < Double.POSITIVE_INFINITY, name, "finite and at least 0", value);
  }

  static void finite(String name, double value) {
    require(Math.abs(value) < Double.POSITIVE_INFINITY, name, "finite", value);
  }

  static void probability(double p) {
    require(p >= 0 && p <= 1, "p", "in [0, 1]", p);
  }

  /** An m × n shape with m ≥ n ≥ 1. */
  static void tall(int rows, int columns) {
    require(columns >= 1, "columns", "at least 1", columns);
    require(rows >= columns, "rows", "at least columns (transpose a wide matrix)", rows);
  }
}
