package io.spectracast.rmt;

import static java.lang.Math.copySign;
import static java.lang.Math.hypot;
import static java.lang.Math.min;
import static java.lang.Math.sqrt;

import java.util.Arrays;

/**
 * Eigenvalues of several symmetric tridiagonal matrices of one order, side by side: the iteration
 * of {@link SymmetricTridiagonal} takes each step for all matrices before the next, so that the
 * inner loops, over matrices, become vector instructions. A step waits for its own divisions; those
 * of other matrices cost nothing meanwhile.
 *
 * <p>Every sweep begins in the last row and goes up to the first row that is not finished in all
 * matrices. Where e² = 0 it passes rows on unchanged but for rounding, so that matrices which have
 * split, or are ahead of the others, need no treatment of their own: only their shift is that of
 * their own next row. Matrices of one law stay within some ten rows of each other.
 *
 * <p>Absolute error some tens of ulps of the largest eigenvalue, as of each alone.
 */
final class SymmetricTridiagonals {

  private static final int MOST_SWEEPS_PER_ROW = 60;

  /**
   * Added to γ it keeps p, the square, from being 0. γ itself can be far below rounding, and this
   * must be farther still.
   */
  private static final double SPARK = 1e-100;

  private final int order;
  private final int count;

  /** Row by row, of all matrices. */
  private final double[][] d;

  /** Squares of the elements beside the diagonal; the last row is 0. */
  private final double[][] e2;

  private final int[] next;
  private final double[] shift;
  private final double[] gamma;
  private final double[] p;
  private final double[] s;

  private SymmetricTridiagonals(double[][] diagonals, double[][] offDiagonals, double[] norms) {
    order = diagonals[0].length;
    count = diagonals.length;
    d = new double[order][count];
    e2 = new double[order][count];
    for (int k = 0; k < count; k++) {
      double norm = norms[k] > 0 ? norms[k] : 1;
      for (int i = 0; i < order; i++) {
        d[i][k] = diagonals[k][i] / norm;
        double off = i < order - 1 ? offDiagonals[k][i] / norm : 0;
        e2[i][k] = off * off;
      }
    }
    next = new int[count];
    shift = new double[count];
    gamma = new double[count];
    p = new double[count];
    s = new double[count];
  }

  /**
   * The eigenvalues of each, in ascending order.
   *
   * @param diagonals of at least one matrix, length n each; not modified
   * @param offDiagonals length n − 1 each; not modified
   */
  static double[][] eigenvalues(double[][] diagonals, double[][] offDiagonals) {
    double[] norms = new double[diagonals.length];
    for (int k = 0; k < norms.length; k++) {
      norms[k] = SymmetricTridiagonal.norm(diagonals[k], offDiagonals[k]);
    }
    SymmetricTridiagonals all = new SymmetricTridiagonals(diagonals, offDiagonals, norms);
    all.iterate();
    return all.ascending(norms);
  }

  private void iterate() {
    for (int sweep = 0; sweep < MOST_SWEEPS_PER_ROW * order; sweep++) {
      int first = chooseShifts();
      if (first >= order - 1) {
        return;
      }
      begin(d[order - 1]);
      for (int i = order - 2; i >= first; i--) {
        step(d[i], e2[i], d[i + 1], e2[i + 1]);
      }
      end(d[first], e2[first]);
    }
    throw new ArithmeticException("QL iteration did not converge");
  }

  /** Wilkinson's shift of each matrix's next row; returns the first row that is not finished. */
  private int chooseShifts() {
    int first = order;
    for (int k = 0; k < count; k++) {
      int l = next[k];
      while (l < order - 1 && e2[l][k] <= SymmetricTridiagonal.NEGLIGIBLE) {
        e2[l][k] = 0;
        l++;
      }
      next[k] = l;
      first = min(first, l);
      shift[k] = l < order - 1 ? wilkinson(d[l][k], d[l + 1][k], sqrt(e2[l][k])) : 0;
    }
    return first;
  }

  private static double wilkinson(double here, double below, double beside) {
    double z = (below - here) / (2 * beside);
    return here - beside / (z + copySign(hypot(z, 1), z));
  }

  private void begin(double[] last) {
    for (int k = 0; k < gamma.length; k++) {
      gamma[k] = last[k] - shift[k];
      double sparked = gamma[k] + SPARK;
      p[k] = sparked * sparked;
      s[k] = 0;
    }
  }

  /** The step to a row, whose elements it takes; it leaves those of the row below. */
  private void step(double[] a, double[] b, double[] aBelow, double[] bBelow) {
    step(a, b, aBelow, bBelow, shift, gamma, p, s);
  }

  /** All arrays as parameters: fields would keep the loop from becoming vector instructions. */
  private static void step(
      double[] a,
      double[] b,
      double[] aBelow,
      double[] bBelow,
      double[] shift,
      double[] gamma,
      double[] p,
      double[] s) {
    for (int k = 0; k < p.length; k++) {
      double r = p[k] + b[k];
      bBelow[k] = s[k] * r;
      double inverse = 1 / r;
      double c = p[k] * inverse;
      double sine = b[k] * inverse;
      double before = gamma[k];
      double now = c * (a[k] - shift[k]) - sine * before;
      aBelow[k] = before + (a[k] - now);
      double sparked = now + SPARK;
      p[k] = sparked * sparked * (r / p[k]);
      s[k] = sine;
      gamma[k] = now;
    }
  }

  private void end(double[] a, double[] b) {
    for (int k = 0; k < count; k++) {
      b[k] = s[k] * p[k];
      a[k] = shift[k] + gamma[k];
    }
  }

  private double[][] ascending(double[] norms) {
    double[][] ascending = new double[count][order];
    for (int k = 0; k < count; k++) {
      for (int i = 0; i < order; i++) {
        ascending[k][i] = d[i][k] * norms[k];
      }
      Arrays.sort(ascending[k]);
    }
    return ascending;
  }
}
