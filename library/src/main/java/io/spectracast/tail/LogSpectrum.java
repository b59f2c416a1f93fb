package io.spectracast.tail;

import java.util.Arrays;

/** The positive eigenvalues of a spectrum, ascending, with their logarithms y = ln(λ/λ_1) ≤ 0. */
final class LogSpectrum {

  private final double[] ascending;
  private final double[] logs;

  private LogSpectrum(double[] ascending) {
    this.ascending = ascending;
    this.logs = new double[ascending.length];
    for (int i = 0; i < logs.length; i++) {
      logs[i] = log(ascending[i], ascending[logs.length - 1]);
    }
  }

  static LogSpectrum of(double[] eigenvalues) {
    for (double value : eigenvalues) {
      if (!(value >= 0 && value < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException(
            "eigenvalues must be finite and at least 0, was " + value);
      }
    }
    double[] sorted = eigenvalues.clone();
    Arrays.sort(sorted);
    int zeros = 0;
    while (zeros < sorted.length && sorted[zeros] == 0) {
      zeros++;
    }
    return new LogSpectrum(Arrays.copyOfRange(sorted, zeros, sorted.length));
  }

  /** A quotient may underflow where its logarithm does not. */
  private static double log(double value, double largest) {
    double ratio = value / largest;
    return ratio >= Double.MIN_NORMAL ? Math.log(ratio) : Math.log(value) - Math.log(largest);
  }

  int size() {
    return logs.length;
  }

  double eigenvalue(int index) {
    return ascending[index];
  }

  /** y, ascending, the last 0; not to be modified. */
  double[] logs() {
    return logs;
  }

  /** ln(λ/x_min) of the {@code tailSize} largest, ascending, the first 0; a new array. */
  double[] excesses(int tailSize) {
    double[] excess = Arrays.copyOfRange(logs, logs.length - tailSize, logs.length);
    double start = excess[0];
    for (int i = 0; i < tailSize; i++) {
      excess[i] -= start;
    }
    return excess;
  }
}
