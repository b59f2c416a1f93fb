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

  /**
   * Completes the gradient of ½|s − c|² + gΦ from the pair sums it holds, and adds the wall's
   * {@link CloseRange} term: A/s (1 + R) with u = s²/A, A = ½g(m − n).
   */
  void finishGradient(double[] center, double g, double[] s, double[] gradient) {
    for (int p = 0; p < s.length; p++) {
      gradient[p] = s[p] - center[p] - g * (s[p] * gradient[p]);
    }
    if (excess > 0) {
      double scale = 2 / (g * excess);
      for (int p = 0; p < s.length; p++) {
        double u = s[p] * s[p] * scale;
        gradient[p] -= s[p] * (2 * u * u + 1.5) / (u * (2 * u * u - u + 1));
      }
    }
  }

  /** Completes the diagonal of its Hessian. */
  void finishDiagonal(double g, double[] lambda, double[] diagonal) {
    for (int p = 0; p < lambda.length; p++) {
      diagonal[p] = 1 + g * diagonal[p];
    }
    if (excess > 0) {
      double scale = 2 / (g * excess);
      for (int p = 0; p < lambda.length; p++) {
        double u = lambda[p] * scale;
        double q = 2 * u * u - u + 1;
        diagonal[p] += 1 / u + (((6 * u + 4) * u - 2.5) * u + 0.5) / (u * (q * q));
      }
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

  /** gap = min(gap, distance of the lowest particle from its wall). */
  void wallGap(double[][] s, double[] gap) {
    int last = modes - 1;
    if (bath.length > 0) {
      Lanes.minimumDifference(s[last], s[modes], gap);
    } else if (excess > 0) {
      Lanes.minimumDifference(s[last], new double[gap.length], gap);
    } else if (modes > 1) {
      double[] mirror = s[last].clone();
      Lanes.negate(mirror);
      Lanes.minimumDifference(s[last - 1], mirror, gap);
    }
  }
}
