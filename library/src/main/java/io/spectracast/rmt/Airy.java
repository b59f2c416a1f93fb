package io.spectracast.rmt;

import static java.lang.Math.PI;
import static java.lang.Math.exp;
import static java.lang.Math.sqrt;

/**
 * The Airy function Ai on [−10, ∞): the solution of y″ = x y that decays at +∞.
 *
 * <p>Above 10 its asymptotic series; below, Taylor series about nodes half a unit apart, whose
 * values are carried from 10 downwards, the direction in which Ai dominates every other solution.
 * The expansion point lies to the right of x, so all terms are positive for x &gt; 0. Relative
 * error below 2e-15 for x ≥ 0, absolute error below 2e-15 for x &lt; 0.
 *
 * <p>F. W. J. Olver, Asymptotics and Special Functions (1974), chapter 11.
 */
final class Airy {

  static final double LOWEST = -10;
  private static final double HIGHEST = 10;
  private static final double SPACING = 0.5;
  private static final int TERMS = 28;

  /** Ai(10) and Ai′(10), here from mpmath at 30 digits. */
  private static final double AI_AT_10 = 1.1047532552898685934e-10;

  private static final double SLOPE_AT_10 = -3.5206336767389236366e-10;
  private static final double[][] NODES = nodes();

  private Airy() {}

  /** Ai(x) for x ≥ −10. */
  static double ai(double x) {
    return x >= HIGHEST ? exp(-zeta(x)) * decaying(x) : taylor(x);
  }

  /** e^{ζ(reference)} Ai(x) with ζ(x) = ⅔x^{3/2}, for x ≥ reference ≥ 0; neither factor alone. */
  static double scaledAi(double x, double reference) {
    return x >= HIGHEST
        ? exp(zeta(reference) - zeta(x)) * decaying(x)
        : exp(zeta(reference)) * taylor(x);
  }

  /** ζ(x) = ⅔x^{3/2}, x ≥ 0. */
  static double zeta(double x) {
    return x * sqrt(x) / 1.5;
  }

  /** e^ζ Ai(x) by its asymptotic series in 1/ζ. */
  private static double decaying(double x) {
    return series(zeta(x)) / (2 * sqrt(PI * sqrt(x)));
  }

  /** Σ (−1)ᵏ uₖ/ζᵏ, uₖ = (6k−5)(6k−3)(6k−1)/(216 k(2k−1)) uₖ₋₁. */
  private static double series(double zeta) {
    double term = 1;
    double sum = 1;
    for (int k = 1; Math.abs(term) > 0x1p-56; k++) {
      term *= -(6 * k - 5) * (6 * k - 3.0) * (6 * k - 1) / (216.0 * k * (2 * k - 1) * zeta);
      sum += term;
    }
    return sum;
  }

  private static double taylor(double x) {
    if (!(x >= LOWEST)) {
      throw new IllegalArgumentException("x must be at least " + LOWEST + ", was " + x);
    }
    int node = (int) Math.ceil((x - LOWEST) / SPACING);
    double h = x - (LOWEST + SPACING * node);
    double[] a = NODES[node];
    double sum = a[TERMS - 1];
    for (int k = TERMS - 2; k >= 0; k--) {
      sum = sum * h + a[k];
    }
    return sum;
  }

  private static double[][] nodes() {
    int last = (int) ((HIGHEST - LOWEST) / SPACING);
    double[][] nodes = new double[last + 1][];
    nodes[last] = coefficients(HIGHEST, AI_AT_10, SLOPE_AT_10);
    for (int i = last - 1; i >= 0; i--) {
      double[] right = nodes[i + 1];
      nodes[i] = coefficients(LOWEST + SPACING * i, left(right), leftSlope(right));
    }
    return nodes;
  }

  /** Taylor coefficients about x₀ of the solution with the given value and slope there. */
  private static double[] coefficients(double x0, double value, double slope) {
    double[] a = new double[TERMS];
    a[0] = value;
    a[1] = slope;
    a[2] = x0 * value / 2;
    for (int k = 3; k < TERMS; k++) {
      a[k] = (x0 * a[k - 2] + a[k - 3]) / (k * (k - 1.0));
    }
    return a;
  }

  private static double left(double[] a) {
    double sum = 0;
    for (int k = TERMS - 1; k >= 0; k--) {
      sum = sum * -SPACING + a[k];
    }
    return sum;
  }

  private static double leftSlope(double[] a) {
    double sum = 0;
    for (int k = TERMS - 1; k >= 1; k--) {
      sum = sum * -SPACING + k * a[k];
    }
    return sum;
  }
}
