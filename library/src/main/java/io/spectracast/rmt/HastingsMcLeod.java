package io.spectracast.rmt;

import static java.lang.Math.exp;
import static java.lang.Math.log;
import static java.lang.Math.sqrt;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * The Hastings–McLeod solution of Painlevé II, q″ = s q + 2q³ with q ~ Ai(s) at +∞, and the three
 * integrals from which the Tracy–Widom laws are made:
 *
 * <pre>  T(s) = −∫ₛ^∞ (x − s) q² dx,   U = dT/ds = ∫ₛ^∞ q² dx,   H(s) = ½ ∫ₛ^∞ q dx.</pre>
 *
 * On [−6, 128] Chebyshev interpolants of {@link AiryDeterminant}, one per piece, each built when it
 * is first asked for; below −6 the asymptotic series in |s|⁻³, whose relative error is below 2e-8
 * there; above 128 everything underflows.
 *
 * <p>C. A. Tracy and H. Widom, Commun. Math. Phys. 159 (1994) 151–174; constants of the left tail:
 * J. Baik, R. Buckingham and J. DiFranco, Commun. Math. Phys. 280 (2008) 463–497.
 */
final class HastingsMcLeod {

  static final int T = 0;
  static final int U = 1;
  static final int H = 2;
  static final int Q = 3;

  static final double LEFT_TAIL = -6;
  static final double HIGHEST = 128;

  private static final int DEGREE = 26;

  /** Pieces of width 1 up to 2, where the scaled functions begin; then each twice the last. */
  private static final double[] BREAKS = {
    LEFT_TAIL, -5, -4, -3, -2, -1, 0, 1, AiryDeterminant.SCALED_FROM, 3, 4, 8, 16, 32, 64, HIGHEST
  };

  private static final HastingsMcLeod DEFAULT = new HastingsMcLeod(TracyWidom.DEFAULT_NODES);
  private static final Map<Integer, HastingsMcLeod> BY_NODES = new ConcurrentHashMap<>();

  private final AiryDeterminant determinant;
  private final AtomicReferenceArray<Chebyshev[]> pieces =
      new AtomicReferenceArray<>(BREAKS.length - 1);

  private HastingsMcLeod(int nodes) {
    this.determinant = new AiryDeterminant(nodes);
  }

  /** The functions computed with the given number of quadrature nodes; shared between callers. */
  static HastingsMcLeod withNodes(int nodes) {
    return nodes == TracyWidom.DEFAULT_NODES
        ? DEFAULT
        : BY_NODES.computeIfAbsent(nodes, HastingsMcLeod::new);
  }

  /** One of the four functions at s; zero above 128. */
  double value(int which, double s) {
    if (s < LEFT_TAIL) {
      return LeftTail.value(which, -s);
    }
    if (s > HIGHEST) {
      return 0;
    }
    double interpolated = piece(s)[which].value(s);
    return s < AiryDeterminant.SCALED_FROM
        ? interpolated
        : interpolated * exp((which < H ? -2 : -1) * Airy.zeta(s));
  }

  private Chebyshev[] piece(double s) {
    int index = index(s);
    Chebyshev[] piece = pieces.get(index);
    if (piece == null) {
      piece = Chebyshev.interpolate(determinant::at, 4, BREAKS[index], BREAKS[index + 1], DEGREE);
      pieces.set(index, piece); // a race only repeats the same arithmetic
    }
    return piece;
  }

  private static int index(double s) {
    int index = 0;
    while (index < BREAKS.length - 2 && s >= BREAKS[index + 1]) {
      index++;
    }
    return index;
  }

  /**
   * The asymptotic series at x = −s → ∞: q = √(x/2) Σ cₖ x^{−3k}, and term by term its integrals.
   * The constants of integration are log(2)/24 + ζ′(−1) for T and ¼ log 2 for H.
   */
  private static final class LeftTail {

    private static final int TERMS = 9;
    private static final double ZETA_PRIME_AT_MINUS_ONE = -0.16542114370045092921;
    private static final double[] C = coefficients();

    static double value(int which, double x) {
      return switch (which) {
        case T -> logDeterminant(x);
        case U -> slope(x);
        case H -> halfIntegral(x);
        default -> q(x);
      };
    }

    private static double q(double x) {
      double sum = 0;
      for (int k = TERMS - 1; k >= 0; k--) {
        sum = sum / (x * x * x) + C[k];
      }
      return sqrt(x / 2) * sum;
    }

    private static double slope(double x) {
      double sum = 0;
      for (int k = TERMS - 1; k >= 0; k--) {
        sum = sum / (x * x * x) + convolution(C, C, k) / (2 * (2 - 3 * k));
      }
      return x * x * sum;
    }

    private static double logDeterminant(double x) {
      double sum = 0;
      for (int k = TERMS - 1; k >= 2; k--) {
        sum = (sum - convolution(C, C, k) / (2 * (2 - 3 * k) * (3 - 3 * k))) / (x * x * x);
      }
      return sum - x * x * x / 12 - log(x) / 8 + log(2) / 24 + ZETA_PRIME_AT_MINUS_ONE;
    }

    private static double halfIntegral(double x) {
      double sum = 0;
      for (int k = TERMS - 1; k >= 0; k--) {
        sum = sum / (x * x * x) + C[k] / (3 - 6 * k);
      }
      return x * sqrt(x / 2) * sum + log(2) / 4;
    }

    /** Painlevé II, order by order: c_{k−1}(½ − 3k + 3)(−½ − 3k + 3) = 2cₖ + the rest of (c³)ₖ. */
    private static double[] coefficients() {
      double[] c = new double[TERMS];
      c[0] = 1;
      for (int k = 1; k < TERMS; k++) {
        double[] square = new double[k + 1];
        for (int j = 0; j <= k; j++) {
          square[j] = convolution(c, c, j); // c[k] still 0
        }
        c[k] = (c[k - 1] * (3.5 - 3 * k) * (2.5 - 3 * k) - convolution(square, c, k)) / 2;
      }
      c[TERMS - 1] /= 2; // near its smallest term a series of one sign is best cut in mid-term
      return c;
    }

    private static double convolution(double[] a, double[] b, int k) {
      double sum = 0;
      for (int i = 0; i <= k; i++) {
        sum += a[i] * b[k - i];
      }
      return sum;
    }
  }
}
