package io.spectracast.tail;

import static java.lang.Math.exp;
import static java.lang.Math.expm1;
import static java.lang.Math.log;
import static java.lang.Math.max;

import org.hipparchus.analysis.integration.gauss.GaussIntegrator;
import org.hipparchus.analysis.integration.gauss.GaussIntegratorFactory;

/**
 * Mass and moments of x^−α e^{−r(x−1)}, x ≥ 1, in u = ln x and the surplus v = x − 1 − u.
 *
 * <p>In u the integrand is e^φ, φ = (1 − α − r)u − rv, smooth with at most one peak. Gauss–Legendre
 * quadrature on equal panels between the points where e^φ has fallen to e^−50 of its peak.
 *
 * @param logMass ln ∫ e^φ du
 * @param meanLog mean of u
 * @param meanSurplus mean of v
 * @param logVariance variance of u
 * @param surplusPerLog β = covariance of u and v over the variance of u
 * @param residualVariance variance of v − βu
 */
record CutoffMoments(
    double logMass,
    double meanLog,
    double meanSurplus,
    double logVariance,
    double surplusPerLog,
    double residualVariance) {

  private static final GaussIntegrator PANEL = new GaussIntegratorFactory().legendre(16);
  private static final int PANELS = 32;

  /** e^−50 of the peak is below rounding. */
  private static final double NEGLIGIBLE_DROP = 50;

  private static final int BISECTIONS = 60;

  /** Below this u the surplus is summed as a series. */
  private static final double SERIES = 0.5;

  private static final int TERMS = 16;

  /**
   * The moments.
   *
   * @param sum α + r
   * @param rate r, positive
   */
  static CutoffMoments of(double sum, double rate) {
    double alpha = sum - rate;
    double peak = alpha < 1 ? max(0, log((1 - alpha) / rate)) : 0;
    double threshold = phi(sum, rate, peak) - NEGLIGIBLE_DROP;
    double low = phi(sum, rate, 0) > threshold ? 0 : edge(sum, rate, peak, 0);
    double far = peak + 1;
    while (phi(sum, rate, far) > threshold) {
      far = peak + 2 * (far - peak);
    }
    return integrate(sum, rate, low, edge(sum, rate, peak, far), threshold + NEGLIGIBLE_DROP);
  }

  /** e^u − 1 − u without cancellation. */
  static double surplus(double u) {
    if (u > SERIES) {
      return expm1(u) - u;
    }
    double bracket = 1;
    for (int k = TERMS; k > 2; k--) {
      bracket = 1 + u / k * bracket;
    }
    return u * u / 2 * bracket;
  }

  private static double phi(double sum, double rate, double u) {
    return (1 - sum) * u - rate * surplus(u);
  }

  /** The point between the peak and {@code outside} where e^φ becomes negligible. */
  private static double edge(double sum, double rate, double peak, double outside) {
    double inside = peak;
    double threshold = phi(sum, rate, peak) - NEGLIGIBLE_DROP;
    double edge = outside;
    for (int i = 0; i < BISECTIONS; i++) {
      double middle = (inside + edge) / 2;
      if (phi(sum, rate, middle) > threshold) {
        inside = middle;
      } else {
        edge = middle;
      }
    }
    return edge;
  }

  private static CutoffMoments integrate(
      double sum, double rate, double low, double high, double top) {
    int points = PANEL.getNumberOfPoints();
    double[] u = new double[PANELS * points];
    double[] weight = new double[u.length];
    double half = (high - low) / PANELS / 2;
    double mass = 0;
    for (int k = 0; k < u.length; k++) {
      u[k] = low + half * (2 * (k / points) + 1 + PANEL.getPoint(k % points));
      weight[k] = half * PANEL.getWeight(k % points) * exp(phi(sum, rate, u[k]) - top);
      mass += weight[k];
    }
    for (int k = 0; k < u.length; k++) {
      weight[k] /= mass;
    }
    return moments(top + log(mass), u, weight);
  }

  /** Two passes, so that narrow laws lose no digits. */
  private static CutoffMoments moments(double logMass, double[] u, double[] weight) {
    double meanLog = 0;
    double meanSurplus = 0;
    for (int k = 0; k < u.length; k++) {
      meanLog += weight[k] * u[k];
      meanSurplus += weight[k] * surplus(u[k]);
    }
    double variance = 0;
    double covariance = 0;
    for (int k = 0; k < u.length; k++) {
      double deviation = u[k] - meanLog;
      variance += weight[k] * deviation * deviation;
      covariance += weight[k] * deviation * (surplus(u[k]) - meanSurplus);
    }
    double slope = covariance / variance;
    double residual = 0;
    for (int k = 0; k < u.length; k++) {
      double deviation = surplus(u[k]) - meanSurplus - slope * (u[k] - meanLog);
      residual += weight[k] * deviation * deviation;
    }
    return new CutoffMoments(logMass, meanLog, meanSurplus, variance, slope, residual);
  }
}
