package io.spectracast.tracking;

import io.spectracast.linalg.DenseMatrix;
import io.spectracast.linalg.NonFiniteEntryException;

/** What every tracker demands of an increment. */
final class Increments {

  private Increments() {}

  /** Throws unless the increment is m × n and finite. */
  static void require(int m, int n, DenseMatrix increment) {
    if (increment.rows() != m || increment.columns() != n) {
      throw new IllegalArgumentException(
          "increment must be %d x %d, was %d x %d"
              .formatted(m, n, increment.rows(), increment.columns()));
    }
    double[] values = increment.values();
    for (int i = 0; i < values.length; i++) {
      if (!Double.isFinite(values[i])) {
        throw new NonFiniteEntryException(i / n, i % n, values[i]);
      }
    }
  }
}
