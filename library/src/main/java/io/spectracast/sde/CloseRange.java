package io.spectracast.sde;

/**
 * A correction of the implicit step where two values, or one and the wall, are close. For a
 * distance y with the repulsion A/y alone the implicit scheme solves y = z + A/y, z being the
 * distance without repulsion, and so finds y² = z² + 2A − A²/z² + …, whereas the mean square of the
 * exact process is z² + 2A. As distances are small with a density in proportion to themselves, the
 * mean of the missing A²/z² diverges like a logarithm: the weak error would be h·log(1/h).
 *
 * <p>The distance that has the exact mean square is y = z + (A/y)(1 + R) with R = 2/(1 + √(1 −
 * 2/u)) − 1 = 1/(2u) + 1/(2u²) + …, u = y²/A. It is replaced by
 *
 * <pre>  R(u) = (u + ½)/(2u² − u + 1),</pre>
 *
 * which agrees to that order, is smooth, never exceeds 1, so that large steps stay sound, and falls
 * with y fast enough that (A/y)R, too, is the gradient of a convex function.
 *
 * <p>Between two moving values y is their gap, A = hp⁻ and each value takes half; before the wall y
 * = s, A = hw/2. Pairs of values up to {@link #NEIGHBOURS} apart in order are corrected; further
 * ones hardly ever come close.
 */
final class CloseRange {

  /** How far apart in order two values may be to be corrected. */
  static final int NEIGHBOURS = 2;

  private CloseRange() {}

  /** (A/y)·R, in units of displacement. */
  static double force(double y, double a) {
    double u = y * y / a;
    return y * (u + 0.5) / (u * (2 * u * u - u + 1));
  }

  /** Minus the derivative of the force, positive. */
  static double curvature(double y, double a) {
    double u = y * y / a;
    double q = 2 * u * u - u + 1;
    return (((6 * u + 4) * u - 2.5) * u + 0.5) / (u * q * q);
  }
}
