package io.spectracast.forecast;

import io.spectracast.run.Layer;

/**
 * The drift that isotropic noise of volatility ν gives each singular value of an m × n matrix:
 * ν²[(m − n)/(2 s_k) + Σ_{j≠k} s_k/(s_k² − s_j²)].
 */
final class Repulsion {

  private Repulsion() {}

  /** The repulsion on each of the given modes; modes that are not given do not repel. */
  static double[] of(Layer layer, double noise, double[] s) {
    double[] result = new double[s.length];
    for (int k = 0; k < s.length; k++) {
      double sum = (layer.longSide() - layer.shortSide()) / (2 * s[k]);
      for (int j = 0; j < s.length; j++) {
        if (j != k) {
          sum += s[k] / ((s[k] - s[j]) * (s[k] + s[j]));
        }
      }
      result[k] = noise * noise * sum;
    }
    return result;
  }
}
