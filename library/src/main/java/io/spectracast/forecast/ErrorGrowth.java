package io.spectracast.forecast;

/** The growth of a squared forecast error with the lead h, as a·h + b·h² with a, b ≥ 0. */
final class ErrorGrowth {

  private ErrorGrowth() {}

  /**
   * Least squares of y/h = a + b·h under a ≥ least, b ≥ 0.
   *
   * @param h leads, positive
   * @param y squared errors, at least 0
   * @param least the smallest a, known from elsewhere; at least 0
   * @return a and b
   */
  static double[] fit(double[] h, double[] y, double least) {
    double[] free = fit(h, y);
    return free[0] >= least ? free : new double[] {least, rateAbove(least, h, y)};
  }

  private static double rateAbove(double a, double[] h, double[] y) {
    double product = 0;
    double square = 0;
    for (int i = 0; i < h.length; i++) {
      product += y[i] - a * h[i];
      square += h[i] * h[i];
    }
    return Math.max(0, product / square);
  }

  private static double[] fit(double[] h, double[] y) {
    double meanH = 0;
    double meanRatio = 0;
    for (int i = 0; i < h.length; i++) {
      meanH += h[i] / h.length;
      meanRatio += y[i] / h[i] / h.length;
    }
    double covariance = 0;
    double variance = 0;
    double square = 0;
    double product = 0;
    for (int i = 0; i < h.length; i++) {
      double ratio = y[i] / h[i];
      covariance += (h[i] - meanH) * ratio;
      variance += (h[i] - meanH) * (h[i] - meanH);
      square += h[i] * h[i];
      product += h[i] * ratio;
    }
    double slope = variance == 0 ? 0 : covariance / variance;
    if (slope <= 0) {
      return new double[] {meanRatio, 0};
    }
    double intercept = meanRatio - slope * meanH;
    return intercept >= 0 ? new double[] {intercept, slope} : new double[] {0, product / square};
  }
}
