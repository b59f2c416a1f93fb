package io.spectracast.linalg;

import static java.lang.Math.abs;
import static java.lang.Math.copySign;
import static java.lang.Math.hypot;
import static java.lang.Math.max;
import static java.lang.Math.sqrt;

import java.util.Arrays;

/**
 * The eigenvalues of a symmetric tridiagonal matrix by the square-root-free QL iteration, several
 * sweeps at once.
 *
 * <p>A step of a sweep waits for its own divisions. The sweeps therefore follow each other two rows
 * apart, each with a shift of its own, the eigenvalues of the first rows that are left: what one
 * puts out at a row is what the next takes in, and all their steps of one time are independent.
 * Rows before and after the matrix, with nothing beside the diagonal, begin and end a sweep without
 * further ado.
 *
 * <p>Absolute error over the largest modulus: about twice the tolerance, and some roundings of
 * float64 for each √n: as much as that of LAPACK's {@code dsterf}, which takes more than twice the
 * time, in Gram matrices, and up to ten in general.
 *
 * <p>C. Reinsch, Numer. Math. 16 (1971) 362–369; R. van de Geijn, SIAM J. Matrix Anal. Appl. 14
 * (1993) 180–194, for shifts known before the sweeps.
 */
final class TridiagonalValues {

  /** Sweeps at once. */
  private static final int SWEEPS = 4;

  /** Rounds after which the first row has split off but for rare cases. */
  private static final int USUAL_ROUNDS = 8;

  private static final int MOST_ROUNDS = 100;

  /** Added to γ it keeps its square from being 0, far below any rounding. */
  private static final double SPARK = 1e-100;

  private final double[] d;

  /** Squares beside the diagonal; the last is 0. */
  private final double[] e2;

  private final double negligible;

  // one element for each sweep, and one more for what the last puts out
  private final double[] a = new double[SWEEPS + 1];
  private final double[] b = new double[SWEEPS + 1];
  private final double[] shift = new double[SWEEPS];
  private final double[] gamma = new double[SWEEPS];
  private final double[] p = new double[SWEEPS];
  private final double[] s = new double[SWEEPS];

  private TridiagonalValues(double[] d, double[] e2, double negligible) {
    this.d = d;
    this.e2 = e2;
    this.negligible = negligible;
  }

  /**
   * The eigenvalues, ascending.
   *
   * @param diagonal length n ≥ 1; not modified
   * @param beside the elements beside the diagonal, length n − 1 at least; not modified
   * @param tolerance elements beside the diagonal count as 0 up to this share of the largest row
   *     sum; 2⁻⁵² to 1
   */
  static double[] of(double[] diagonal, double[] beside, double tolerance) {
    int n = diagonal.length;
    double norm = norm(diagonal, beside);
    double unit = norm > 0 ? norm : 1;
    double[] d = new double[n];
    double[] e2 = new double[n];
    for (int i = 0; i < n; i++) {
      d[i] = diagonal[i] / unit;
      double e = i < n - 1 ? beside[i] / unit : 0;
      e2[i] = e * e;
    }
    new TridiagonalValues(d, e2, tolerance * tolerance).iterate();
    for (int i = 0; i < n; i++) {
      d[i] *= unit;
    }
    Arrays.sort(d);
    return d;
  }

  private static double norm(double[] diagonal, double[] beside) {
    double norm = 0;
    for (int i = 0; i < diagonal.length; i++) {
      double above = i > 0 ? abs(beside[i - 1]) : 0;
      double below = i < diagonal.length - 1 ? abs(beside[i]) : 0;
      norm = max(norm, above + abs(diagonal[i]) + below);
    }
    return norm;
  }

  private void iterate() {
    int first = 0;
    int rounds = 0; // since a row was finished
    while (first < d.length) {
      int last = lastOfBlock(first);
      if (last == first) {
        first++;
        rounds = 0;
      } else {
        sweep(first, last, chooseShifts(first, last, rounds));
        rounds++;
      }
    }
  }

  /** The row before the next negligible element, which becomes 0. */
  private int lastOfBlock(int first) {
    int last = first;
    while (e2[last] > negligible) {
      last++;
    }
    e2[last] = 0;
    return last;
  }

  /**
   * As many eigenvalues of the first rows as there are sweeps; Wilkinson's alone, which converges
   * always, where rows are few or progress is slow. Fails after too many rounds.
   *
   * @return how many shifts there are
   */
  private int chooseShifts(int first, int last, int rounds) {
    if (rounds > MOST_ROUNDS) {
      throw new ArithmeticException("QL iteration must converge, did not");
    }
    if (last - first < 2 * SWEEPS || rounds > USUAL_ROUNDS) {
      shift[0] = wilkinson(d[first], d[first + 1], sqrt(e2[first]));
      return 1;
    }
    double[] head = Arrays.copyOfRange(d, first, first + SWEEPS);
    double[] beside = Arrays.copyOfRange(e2, first, first + SWEEPS);
    beside[SWEEPS - 1] = 0;
    new TridiagonalValues(head, beside, negligible).iterate();
    System.arraycopy(head, 0, shift, 0, SWEEPS);
    return SWEEPS;
  }

  private static double wilkinson(double here, double below, double beside) {
    double z = (below - here) / (2 * beside);
    return here - beside / (z + copySign(hypot(z, 1), z));
  }

  /** So many sweeps over the rows from the last to the first. */
  private void sweep(int first, int last, int sweeps) {
    Arrays.fill(a, 0);
    Arrays.fill(b, 0);
    Arrays.fill(s, 0);
    Arrays.fill(gamma, 0);
    Arrays.fill(p, 1);
    int lag = 2 * sweeps - 1;
    for (int row = last; row >= first - lag; row--) {
      a[0] = row >= first ? d[row] : 0;
      b[0] = row >= first ? e2[row] : 0;
      step(sweeps, negligible, shift, a, b, gamma, p, s);
      int out = row + lag;
      if (out <= last) {
        d[out] = a[sweeps];
        e2[out] = b[sweeps];
      }
    }
  }

  /** One step of each sweep, the last sweep first, since it takes what the one before put out. */
  private static void step(
      int sweeps,
      double negligible,
      double[] shift,
      double[] a,
      double[] b,
      double[] gamma,
      double[] p,
      double[] s) {
    for (int k = sweeps - 1; k >= 0; k--) {
      double r = p[k] + b[k];
      double inverse = 1 / r;
      double c = p[k] * inverse;
      double sine = b[k] * inverse;
      double before = gamma[k];
      double now = c * (a[k] - shift[k]) - sine * before;
      double sparked = now + SPARK;
      double beside = s[k] * r;
      b[k + 1] = beside > negligible ? beside : 0; // a later shift must not bring it back
      a[k + 1] = before + (a[k] - now);
      p[k] = sparked * sparked * (r / p[k]);
      s[k] = sine;
      gamma[k] = now;
    }
  }
}
