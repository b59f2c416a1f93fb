package io.spectracast.rmt;

import static java.lang.Math.abs;
import static java.lang.Math.copySign;
import static java.lang.Math.hypot;
import static java.lang.Math.max;
import static java.lang.Math.sqrt;

import java.util.Arrays;

/**
 * Eigenvalues of a symmetric tridiagonal matrix, without vectors, in O(n²): the square-root-free QL
 * iteration of Pal, Walker and Kahan with Wilkinson's shift. Absolute error some tens of ulps of
 * the largest eigenvalue.
 *
 * <p>B. N. Parlett, The Symmetric Eigenvalue Problem (1980), section 8.15.
 */
final class SymmetricTridiagonal {

  /** Two or three sweeps an eigenvalue are usual. */
  private static final int MOST_SWEEPS = 60;

  /** e² below this, for a matrix scaled to norm 1, is a rounding error. */
  static final double NEGLIGIBLE = 0x1p-106;

  private final double[] d;
  private final double[] e2;

  private SymmetricTridiagonal(double[] diagonal, double[] offDiagonal, double norm) {
    this.d = new double[diagonal.length];
    this.e2 = new double[diagonal.length];
    for (int i = 0; i < d.length; i++) {
      d[i] = diagonal[i] / norm;
      double off = i < d.length - 1 ? offDiagonal[i] / norm : 0;
      e2[i] = off * off;
    }
  }

  /**
   * The eigenvalues in ascending order.
   *
   * @param diagonal length n; not modified
   * @param offDiagonal length n − 1; not modified
   */
  static double[] eigenvalues(double[] diagonal, double[] offDiagonal) {
    double norm = norm(diagonal, offDiagonal);
    if (norm == 0) {
      return new double[diagonal.length];
    }
    SymmetricTridiagonal matrix = new SymmetricTridiagonal(diagonal, offDiagonal, norm);
    for (int l = 0; l < matrix.d.length; l++) {
      matrix.isolate(l);
    }
    return matrix.ascending(norm);
  }

  private double[] ascending(double norm) {
    Arrays.sort(d);
    for (int i = 0; i < d.length; i++) {
      d[i] *= norm;
    }
    return d;
  }

  /**
   * The singular values, descending, of a bidiagonal matrix: the positive eigenvalues of the
   * Golub–Kahan matrix, whose diagonal is zero and whose off-diagonal interleaves the two.
   *
   * @param diagonal length n; not modified
   * @param offDiagonal length n − 1, above or below the diagonal; not modified
   */
  static double[] singularValues(double[] diagonal, double[] offDiagonal) {
    int n = diagonal.length;
    double[] interleaved = new double[2 * n - 1];
    for (int i = 0; i < n; i++) {
      interleaved[2 * i] = diagonal[i];
      if (i < n - 1) {
        interleaved[2 * i + 1] = offDiagonal[i];
      }
    }
    double[] eigenvalues = eigenvalues(new double[2 * n], interleaved);
    double[] singularValues = new double[n];
    for (int i = 0; i < n; i++) {
      singularValues[i] = abs(eigenvalues[2 * n - 1 - i]);
    }
    return singularValues;
  }

  /** The largest modulus of an entry. */
  static double norm(double[] diagonal, double[] offDiagonal) {
    double norm = 0;
    for (double value : diagonal) {
      norm = max(norm, abs(value));
    }
    for (double value : offDiagonal) {
      norm = max(norm, abs(value));
    }
    Domain.require(norm <= Double.MAX_VALUE, "entries", "finite", norm); // max passes NaN on
    return norm;
  }

  /** Sweeps until d[l] has split off. */
  private void isolate(int l) {
    for (int sweep = 0; sweep < MOST_SWEEPS; sweep++) {
      int m = end(l);
      if (m == l) {
        return;
      }
      sweep(l, m);
    }
    throw new ArithmeticException("QL iteration did not converge");
  }

  /** The last row of the block that begins with row l. */
  private int end(int l) {
    int m = l;
    while (m < d.length - 1 && e2[m] > NEGLIGIBLE) {
      m++;
    }
    return m;
  }

  /** One QL sweep over rows m … l, on squared off-diagonal elements. */
  private void sweep(int l, int m) {
    double shift = shift(l);
    double c = 1;
    double s = 0;
    double gamma = d[m] - shift;
    double p = gamma * gamma;
    for (int i = m - 1; i >= l; i--) {
      double b = e2[i];
      double r = p + b;
      if (i < m - 1) {
        e2[i + 1] = s * r;
      }
      double inverse = 1 / r;
      double previousC = c;
      c = p * inverse;
      s = b * inverse;
      double previousGamma = gamma;
      double alpha = d[i];
      gamma = c * (alpha - shift) - s * previousGamma;
      d[i + 1] = previousGamma + (alpha - gamma);
      p = p != 0 ? gamma * gamma * (r / p) : previousC * b;
    }
    e2[l] = s * p;
    d[l] = shift + gamma;
  }

  /** Wilkinson's. */
  private double shift(int l) {
    double root = sqrt(e2[l]);
    double z = (d[l + 1] - d[l]) / (2 * root);
    return d[l] - root / (z + copySign(hypot(z, 1), z));
  }
}
