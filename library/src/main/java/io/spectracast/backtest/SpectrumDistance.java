package io.spectracast.backtest;

import java.util.Arrays;

/**
 * The Wasserstein distance of order one between the forecast spectrum, that of all members taken
 * together, and the observed one: ∫ |F(s) − G(s)| ds, in the unit of the singular values.
 */
final class SpectrumDistance {

  private SpectrumDistance() {}

  /**
   * The distance.
   *
   * @param members indexed [mode][member]
   * @param outcome one value per mode, in any order
   */
  static double of(double[][] members, double[] outcome) {
    int size = members[0].length;
    double[] pooled = new double[outcome.length * size];
    for (int k = 0; k < outcome.length; k++) {
      System.arraycopy(members[k], 0, pooled, k * size, size);
    }
    Arrays.sort(pooled);
    double[] observed = outcome.clone();
    Arrays.sort(observed);
    double sum = 0;
    for (int i = 0; i < pooled.length; i++) {
      sum += Math.abs(pooled[i] - observed[i / size]);
    }
    return sum / pooled.length;
  }
}
