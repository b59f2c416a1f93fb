package io.spectracast.forecast;

import org.apache.commons.numbers.gamma.Erf;

/**
 * What a baseline says of every mode at one lead: centre + spread·t with t of Student's law, or,
 * where it is said of the logarithm, its exponential.
 *
 * @param centre one per mode
 * @param spread scale of the deviation, not negative, one per mode
 * @param degreesOfFreedom of Student's law: how many increments the spread was estimated from
 * @param logarithmic whether centre and spread are of log s
 */
record Marginals(double[] centre, double[] spread, int degreesOfFreedom, boolean logarithmic) {

  private static final double ROOT_TWO = Math.sqrt(2);
  private static final double ROOT_TWO_PI = Math.sqrt(2 * Math.PI);
  private static final double ROOT_PI = Math.sqrt(Math.PI);

  /** The value of one mode at a deviate t; never below zero. */
  double value(int k, double t) {
    double value = centre[k] + spread[k] * t;
    return logarithmic ? Math.exp(value) : Math.max(0, value);
  }

  /**
   * Mean CRPS over the modes, with the normal law in place of Student's (and of its exponential):
   * for comparing candidates with one another.
   *
   * <p>T. Gneiting and A. E. Raftery, J. Am. Stat. Assoc. 102 (2007) 359, eq. 21.
   */
  double normalCrps(double[] outcome) {
    double sum = 0;
    for (int k = 0; k < outcome.length; k++) {
      double middle = logarithmic ? Math.exp(centre[k]) : centre[k];
      double scale = logarithmic ? middle * spread[k] : spread[k];
      sum += normalCrps(outcome[k] - middle, scale);
    }
    return sum / outcome.length;
  }

  /** σ[z(2Φ(z) − 1) + 2φ(z) − 1/√π] at z = error/σ. */
  static double normalCrps(double error, double scale) {
    if (!(scale > 0)) {
      return Math.abs(error);
    }
    double z = error / scale;
    double density = Math.exp(-z * z / 2) / ROOT_TWO_PI;
    return scale * (z * Erf.value(z / ROOT_TWO) + 2 * density - 1 / ROOT_PI);
  }
}
