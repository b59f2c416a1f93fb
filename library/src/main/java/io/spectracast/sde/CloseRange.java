package io.spectracast.sde;

/**
 * A correction of the implicit step at the collision of two neighbours. For two particles alone the
 * implicit scheme solves y = z + g/y for their gap y, z being the gap without repulsion, whereas
 * the mean square of the true gap asks for y² = z² + 2g, up to terms that vanish faster than 1/z².
 * The scheme falls short by g²/z², and since a gap is small with a density in proportion to itself,
 * the mean of this diverges like a logarithm: the weak error would be h·log(1/h).
 *
 * <p>The additional force f(y) = ½g²/(2y³ + gy) on each of the two removes the term g²/z². It is of
 * second order in the step, falls with y, so that the problem stays convex, and at most doubles the
 * repulsion, so that large steps stay sound.
 */
final class CloseRange {

  private CloseRange() {}

  /** f(y), in units of displacement. */
  static double force(double gap, double g) {
    return 0.5 * g * g / (gap * (2 * gap * gap + g));
  }

  /** −f'(y), positive. */
  static double curvature(double gap, double g) {
    double square = 2 * gap * gap + g;
    return 0.5 * g * g * (6 * gap * gap + g) / (gap * gap * (square * square));
  }
}
