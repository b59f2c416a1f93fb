package io.spectracast.forecast;

/**
 * What isotropic noise of variance ν² per entry and unit of time does to the singular values of an
 * m × n matrix on average, to first order: d(s_k²) = ν²(m + Σ_{j≠k} (s_k² + s_j²)/(s_k² − s_j²)) dt
 * (M.-F. Bru, J. Multivariate Anal. 29 (1989) 127). ν² is the mean volatility of the modes around
 * their trend. Levels closer than they fluctuate within the lead repel no further.
 */
final class IsotropicFlow {

  private IsotropicFlow() {}

  /**
   * The displacement of every mode; 0 where not all singular values are known.
   *
   * @param volatility ν² of each mode, per unit of time
   */
  static double[] displacement(Course course, double lead, double[] volatility) {
    double[] s = course.last();
    double[] moved = new double[s.length];
    if (s.length < course.shortSide()) {
      return moved;
    }
    double noise = 0;
    for (double v : volatility) {
      noise += v / volatility.length * lead;
    }
    for (int k = 0; k < s.length; k++) {
      double growth = course.longSide();
      for (int j = 0; j < s.length; j++) {
        double gap = s[k] * s[k] - s[j] * s[j];
        double sum = s[k] * s[k] + s[j] * s[j];
        growth += gap == 0 ? 0 : sum * gap / (gap * gap + 4 * sum * noise);
      }
      moved[k] = Math.sqrt(Math.max(0, s[k] * s[k] + noise * growth)) - s[k];
    }
    return moved;
  }
}
