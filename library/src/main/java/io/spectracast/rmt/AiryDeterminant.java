package io.spectracast.rmt;

import static java.lang.Math.exp;
import static java.lang.Math.log1p;
import static java.lang.Math.max;
import static java.lang.Math.pow;
import static java.lang.Math.sqrt;

import org.hipparchus.analysis.integration.gauss.GaussIntegrator;
import org.hipparchus.analysis.integration.gauss.GaussIntegratorFactory;

/**
 * The Hastings–McLeod functions at one point s, from Fredholm determinants of the operator B with
 * kernel Ai(x + y + s) on L²(0, ∞), discretised by Gauss–Legendre quadrature:
 *
 * <pre>
 *   T = log det(1 − B²) = log F₂       U = dT/ds = ⟨k, (1 − B²)⁻¹ k⟩
 *   H = ½ log det(1 + B)/det(1 − B)    q = −2 dH/ds = Ai(s) + ⟨k, B (1 − B²)⁻¹ k⟩
 * </pre>
 *
 * with k(x) = Ai(x + s). The elimination works on B and B² themselves, never on 1 − B: no small
 * number is subtracted from one, and T and H keep their relative accuracy however small they are.
 * For s ≥ 2 all four are returned multiplied by e^{2ζ}, e^{2ζ}, e^ζ, e^ζ, ζ = ⅔s^{3/2}, which
 * removes their decay (and underflow).
 *
 * <p>F. Bornemann, Math. Comp. 79 (2010) 871–915; P. L. Ferrari and H. Spohn, J. Phys. A 38 (2005)
 * L557–L561.
 */
final class AiryDeterminant {

  /** From here on results are scaled. */
  static final double SCALED_FROM = 2;

  /** Decades beyond which the kernel is cut off, as an exponent of e. */
  private static final double CUTOFF = 62;

  /** Below it 1 − factor·c is 1 to every digit that matters, and factor·c might underflow. */
  private static final double NEGLIGIBLE = 1e-100;

  private final GaussIntegrator rule;

  AiryDeterminant(int nodes) {
    this.rule = new GaussIntegratorFactory().legendre(nodes);
  }

  /** {T, U, H, q} at s ≥ −10, scaled when s ≥ 2. */
  double[] at(double s) {
    int n = rule.getNumberOfPoints();
    double half = (pow(pow(max(s, 0), 1.5) + 1.5 * CUTOFF, 2 / 3.0) - s) / 2;
    double[] x = new double[n];
    double[] root = new double[n];
    for (int i = 0; i < n; i++) {
      x[i] = half * (1 + rule.getPoint(i));
      root[i] = sqrt(half * rule.getWeight(i));
    }
    double scale = s >= SCALED_FROM ? exp(-Airy.zeta(s)) : 1;
    double[][] b = kernel(s, x, root);
    double[] k = new double[n];
    for (int i = 0; i < n; i++) {
      k[i] = root[i] * airy(x[i] + s, s);
    }
    double h = (traceLog(copy(b), null, -scale) + traceLog(copy(b), null, scale)) / 2;
    double[][] square = square(b);
    double[] y = k.clone();
    double t = -traceLog(square, y, scale * scale);
    double q = airy(s, s) + scale * scale * form(b, k, y);
    return new double[] {t, dot(k, y), h, q};
  }

  private static double airy(double x, double s) {
    return s >= SCALED_FROM ? Airy.scaledAi(x, s) : Airy.ai(x);
  }

  private static double[][] kernel(double s, double[] x, double[] root) {
    double[][] b = new double[x.length][x.length];
    for (int i = 0; i < x.length; i++) {
      for (int j = 0; j <= i; j++) {
        b[i][j] = root[i] * root[j] * airy(x[i] + x[j] + s, s);
        b[j][i] = b[i][j];
      }
    }
    return b;
  }

  /**
   * −log det(1 − f·C)/f, which is trace C at f = 0; destroys C. Gaussian elimination written for C:
   * c_ij ← c_ij + f c_ik c_kj / (1 − f c_kk). A right-hand side, when given, becomes (1 − f·C)⁻¹
   * times itself.
   */
  private static double traceLog(double[][] c, double[] rightHandSide, double factor) {
    double f = Math.abs(factor) < NEGLIGIBLE ? 0 : factor;
    double sum = 0;
    for (int k = 0; k < c.length; k++) {
      sum -= f == 0 ? -c[k][k] : log1p(-f * c[k][k]) / f;
      eliminate(c, rightHandSide, f, k);
    }
    if (rightHandSide != null) {
      substituteBack(c, rightHandSide, f);
    }
    return sum;
  }

  private static void eliminate(double[][] c, double[] rightHandSide, double f, int k) {
    double[] pivotRow = c[k];
    for (int i = k + 1; i < c.length; i++) {
      double[] row = c[i];
      double multiplier = f * row[k] / (1 - f * pivotRow[k]);
      for (int j = k + 1; j < c.length; j++) {
        row[j] += multiplier * pivotRow[j];
      }
      if (rightHandSide != null) {
        rightHandSide[i] += multiplier * rightHandSide[k];
      }
    }
  }

  private static void substituteBack(double[][] c, double[] y, double f) {
    for (int i = c.length - 1; i >= 0; i--) {
      double sum = 0;
      for (int j = i + 1; j < c.length; j++) {
        sum += c[i][j] * y[j];
      }
      y[i] = (y[i] + f * sum) / (1 - f * c[i][i]);
    }
  }

  private static double[][] square(double[][] b) {
    double[][] square = new double[b.length][b.length];
    for (int i = 0; i < b.length; i++) {
      for (int j = 0; j <= i; j++) {
        square[i][j] = dot(b[i], b[j]); // B is symmetric
        square[j][i] = square[i][j];
      }
    }
    return square;
  }

  private static double form(double[][] b, double[] left, double[] right) {
    double sum = 0;
    for (int i = 0; i < b.length; i++) {
      sum += left[i] * dot(b[i], right);
    }
    return sum;
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  private static double[][] copy(double[][] b) {
    double[][] copy = new double[b.length][];
    for (int i = 0; i < b.length; i++) {
      copy[i] = b[i].clone();
    }
    return copy;
  }
}
