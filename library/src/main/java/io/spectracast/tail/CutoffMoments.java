package io.spectracast.tail;

import static java.lang.Math.exp;
import static java.lang.Math.expm1;
import static java.lang.Math.log;
import static java.lang.Math.max;

import org.hipparchus.analysis.integration.gauss.GaussIntegrator;
import org.hipparchus.analysis.integration.gauss.GaussIntegratorFactory;

/**
 * Mass and moments of x^−α e^{−r(x−1)}, x ≥ 1, in u = ln x and x − 1.
 *
 * <p>In u the integrand is e^φ, φ = (1 − α)u − r(e^u − 1), smooth with at most one peak.
 * Gauss–Legendre quadrature on equal panels between the points where e^φ has fallen to e^−50 of its
 * peak; relative error below 1e-12.
 *
 * @param logMass ln ∫ e^φ du
 * @param meanLog mean of u
 * @param meanExtent mean of x − 1
 * @param logVariance variance of u
 * @param covariance of u and x − 1
 * @param extentVariance variance of x − 1
 */
record CutoffMoments(
    double logMass,
    double meanLog,
    double meanExtent,
    double logVariance,
    double covariance,
    double extentVariance) {

  private static final GaussIntegrator PANEL = new GaussIntegratorFactory().legendre(16);
  private static final int PANELS = 32;

  /** e^−50 of the peak is below rounding. */
  private static final double NEGLIGIBLE_DROP = 50;

  private static final int BISECTIONS = 60;

  static CutoffMoments of(double alpha, double rate) {
    double peak = alpha < 1 ? max(0, log((1 - alpha) / rate)) : 0;
    double top = phi(alpha, rate, peak);
    double low = phi(alpha, rate, 0) > top - NEGLIGIBLE_DROP ? 0 : edge(alpha, rate, peak, 0);
    double far = peak + 1;
    while (phi(alpha, rate, far) > top - NEGLIGIBLE_DROP) {
      far = peak + 2 * (far - peak);
    }
    return integrate(alpha, rate, top, low, edge(alpha, rate, peak, far));
  }

  private static double phi(double alpha, double rate, double u) {
    return (1 - alpha) * u - rate * expm1(u);
  }

  /** The point between the peak and {@code outside} where e^φ becomes negligible. */
  private static double edge(double alpha, double rate, double peak, double outside) {
    double inside = peak;
    double threshold = phi(alpha, rate, peak) - NEGLIGIBLE_DROP;
    double edge = outside;
    for (int i = 0; i < BISECTIONS; i++) {
      double middle = (inside + edge) / 2;
      if (phi(alpha, rate, middle) > threshold) {
        inside = middle;
      } else {
        edge = middle;
      }
    }
    return edge;
  }

  private static CutoffMoments integrate(
      double alpha, double rate, double top, double low, double high) {
    int points = PANEL.getNumberOfPoints();
    double[] weight = new double[PANELS * points];
    double[] u = new double[PANELS * points];
    double half = (high - low) / PANELS / 2;
    double mass = 0;
    double meanLog = 0;
    double meanExtent = 0;
    for (int k = 0; k < u.length; k++) {
      u[k] = low + half * (2 * (k / points) + 1 + PANEL.getPoint(k % points));
      weight[k] = half * PANEL.getWeight(k % points) * exp(phi(alpha, rate, u[k]) - top);
      mass += weight[k];
      meanLog += weight[k] * u[k];
      meanExtent += weight[k] * expm1(u[k]);
    }
    meanLog /= mass;
    meanExtent /= mass;
    double logVariance = 0;
    double covariance = 0;
    double extentVariance = 0;
    for (int k = 0; k < u.length; k++) {
      double a = u[k] - meanLog;
      double b = expm1(u[k]) - meanExtent;
      logVariance += weight[k] * a * a / mass;
      covariance += weight[k] * a * b / mass;
      extentVariance += weight[k] * b * b / mass;
    }
    return new CutoffMoments(
        top + log(mass), meanLog, meanExtent, logVariance, covariance, extentVariance);
  }
}
