package io.spectracast.sde;

/**
 * The repulsion of singular values as a gas of particles with logarithmic interaction, its
 * potential (in units of ν²) and the chamber in which it is convex:
 *
 * <pre>  Φ(s) = −½ Σ_{i&lt;j} log(sᵢ² − sⱼ²) − ½ Σ_{i, bath} log(sᵢ² − b²) − ½ (m − n) Σ log sᵢ
 * </pre>
 *
 * <p>The lowest particle stands before a wall: the highest bath value, or zero if m &gt; n. A
 * square matrix has no wall. There the lowest value carries a sign, that of the determinant, and
 * its particle may cross zero but not reach the mirror image of its neighbour; the chamber becomes
 * that of type D, sₙ₋₁ &gt; |sₙ|, and the singular value is |sₙ|.
 *
 * @param modes the number of moving particles
 * @param excess m − n
 * @param bath fixed values below the moving ones, descending; may be empty
 */
record LogGas(int modes, double excess, double[] bath) {

  boolean signed() {
    return excess == 0 && bath.length == 0;
  }

  /** Completes gradient and Hessian diagonal of ½|s − c|² + gΦ from the pair sums they hold. */
  void finish(double[] center, double g, double[] s, double[] gradient, double[] diagonal) {
    if (excess == 0) {
      finishSquare(center, g, s, gradient, diagonal);
      return;
    }
    double half = excess / 2;
    for (int p = 0; p < s.length; p++) {
      double inverse = 1 / s[p];
      gradient[p] = s[p] - center[p] - g * (s[p] * gradient[p] + half * inverse);
      diagonal[p] = 1 + g * (diagonal[p] + half * (inverse * inverse));
    }
  }

  private static void finishSquare(
      double[] center, double g, double[] s, double[] gradient, double[] diagonal) {
    for (int p = 0; p < s.length; p++) {
      gradient[p] = s[p] - center[p] - g * (s[p] * gradient[p]);
      diagonal[p] = 1 + g * diagonal[p];
    }
  }

  /** length = max(length, rate at which the lowest particle meets its wall along −d). */
  void wall(double[][] s, double[][] d, double[] length) {
    int last = modes - 1;
    if (bath.length > 0) {
      Lanes.maximumClosing(s[last], s[modes], d[last], new double[length.length], length);
    } else if (excess > 0) {
      Lanes.maximumMirrorClosing(s[last], s[last], d[last], d[last], length);
    } else if (modes > 1) {
      Lanes.maximumMirrorClosing(s[last - 1], s[last], d[last - 1], d[last], length);
    }
  }

  /** The distance of lane p's lowest particle from its wall, which may be negative. */
  double wallGap(double[][] s, int p) {
    int last = modes - 1;
    if (bath.length > 0) {
      return s[last][p] - bath[0];
    }
    if (excess > 0) {
      return s[last][p];
    }
    return modes > 1 ? s[last - 1][p] + s[last][p] : Double.POSITIVE_INFINITY;
  }
}
