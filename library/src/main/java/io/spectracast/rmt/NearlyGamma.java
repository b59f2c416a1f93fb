package io.spectracast.rmt;

import static java.lang.Math.log1p;
import static java.lang.Math.pow;

import org.apache.commons.numbers.gamma.RegularizedGamma;

/**
 * The beta-prime law with a large second parameter q, whose distribution function loses digits as
 * an incomplete beta function (1 − u raised to the power q). In z = log(1 + y) its density is
 *
 * <pre>  z^{p−1} e^{−Nz} (sinh(z/2)/(z/2))^{p−1},   N = q + (p − 1)/2,</pre>
 *
 * and the last factor, expanded in z², makes both tails sums of incomplete gamma functions. With
 * three terms what is left out is below 1e-18 where {@link #covers} holds.
 *
 * @param p first parameter
 * @param q second parameter
 */
record NearlyGamma(double p, double q) {

  static boolean covers(double p, double q) {
    return q > 1e3 && q > 300 * pow(p, 1.5);
  }

  double cumulativeProbability(double y) {
    return sum(y, false);
  }

  double survivalProbability(double y) {
    return sum(y, true);
  }

  private double sum(double y, boolean upper) {
    double n = q + (p - 1) / 2;
    double x = n * log1p(y);
    double[] c = coefficients(p - 1);
    double weight = 1;
    double sum = 0;
    double norm = 0;
    for (int j = 0; j < c.length; j++) {
      double shape = p + 2 * j;
      double part = upper ? RegularizedGamma.Q.value(shape, x) : RegularizedGamma.P.value(shape, x);
      sum += c[j] * weight * part;
      norm += c[j] * weight;
      weight *= shape / n * ((shape + 1) / n);
    }
    return sum / norm;
  }

  /** (sinh(z/2)/(z/2))ʳ = exp r(z²/24 − z⁴/2880 + …) in powers of z². */
  private static double[] coefficients(double r) {
    return new double[] {1, r / 24, r * r / 1152 - r / 2880};
  }
}
