package io.spectracast.sde;

import java.util.Arrays;

/**
 * Anderson's acceleration of the fixed-point iteration x ← x + f(x), for a block of independent
 * problems (lanes): the last few residuals are combined so that their sum is smallest.
 *
 * <p>D. G. Anderson, J. ACM 12 (1965) 547–560; H. F. Walker and P. Ni, SIAM J. Numer. Anal. 49
 * (2011) 1715–1735.
 */
final class Anderson {

  private static final int HISTORY = 8;

  /** Relative ridge of the least-squares problem. */
  private static final double RIDGE = 1e-12;

  private final int size;
  private final int lanes;
  private final double[][] lastX;
  private final double[][] lastF;
  private final double[][][] deltaNext = new double[HISTORY][][];
  private final double[][][] deltaF = new double[HISTORY][][];
  private final double[][][] gram = new double[HISTORY][HISTORY][];
  private final double[][] weights;
  private final double[][] matrix = new double[HISTORY][HISTORY];
  private final double[] right = new double[HISTORY];
  private int count;

  Anderson(int size, int lanes) {
    this.size = size;
    this.lanes = lanes;
    lastX = Lanes.rows(size, lanes);
    lastF = Lanes.rows(size, lanes);
    weights = Lanes.rows(HISTORY, lanes);
    for (int a = 0; a < HISTORY; a++) {
      gram[a] = Lanes.rows(HISTORY, lanes);
    }
  }

  void clear() {
    count = 0;
  }

  /** Replaces x by the accelerated next iterate, given f = f(x). */
  void advance(double[][] x, double[][] f) {
    if (count > 0) {
      remember(x, f);
    }
    for (int k = 0; k < size; k++) {
      Lanes.copy(x[k], lastX[k]);
      Lanes.copy(f[k], lastF[k]);
    }
    int used = Math.min(count, HISTORY);
    project(f, used);
    for (int k = 0; k < size; k++) {
      Lanes.add(f[k], x[k]);
      for (int a = 0; a < used; a++) {
        Lanes.subtractProduct(weights[a], deltaNext[a][k], x[k]);
      }
    }
    count++;
  }

  private void remember(double[][] x, double[][] f) {
    int slot = (count - 1) % HISTORY;
    if (deltaF[slot] == null) {
      deltaNext[slot] = Lanes.rows(size, lanes);
      deltaF[slot] = Lanes.rows(size, lanes);
    }
    for (int k = 0; k < size; k++) {
      Lanes.difference(x[k], lastX[k], deltaNext[slot][k]);
      Lanes.difference(f[k], lastF[k], deltaF[slot][k]);
      Lanes.add(deltaF[slot][k], deltaNext[slot][k]);
    }
    for (int a = 0; a < Math.min(count, HISTORY); a++) {
      dot(deltaF[slot], deltaF[a], gram[slot][a]);
      Lanes.copy(gram[slot][a], gram[a][slot]);
    }
  }

  private void dot(double[][] x, double[][] y, double[] out) {
    Arrays.fill(out, 0);
    for (int k = 0; k < size; k++) {
      Lanes.addProduct(x[k], y[k], out);
    }
  }

  /** The weights w with |f − Σ wₐ ΔFₐ| least. */
  private void project(double[][] f, int used) {
    for (int a = 0; a < used; a++) {
      dot(deltaF[a], f, weights[a]);
    }
    for (int p = 0; p < lanes; p++) {
      solve(p, used);
    }
  }

  private void solve(int p, int used) {
    for (int a = 0; a < used; a++) {
      for (int b = 0; b < used; b++) {
        matrix[a][b] = gram[a][b][p];
      }
      matrix[a][a] += RIDGE * matrix[a][a] + Double.MIN_NORMAL;
      right[a] = weights[a][p];
    }
    boolean solved = cholesky(matrix, right, used);
    for (int a = 0; a < used; a++) {
      weights[a][p] = solved ? right[a] : 0;
    }
  }

  /** Solves in place; false when the matrix is not numerically positive definite. */
  private static boolean cholesky(double[][] a, double[] x, int n) {
    for (int i = 0; i < n; i++) {
      for (int j = 0; j <= i; j++) {
        double sum = a[i][j];
        for (int k = 0; k < j; k++) {
          sum -= a[i][k] * a[j][k];
        }
        if (i == j && !(sum > 0 && sum < Double.POSITIVE_INFINITY)) {
          return false;
        }
        a[i][j] = i == j ? Math.sqrt(sum) : sum / a[j][j];
      }
    }
    for (int i = 0; i < n; i++) {
      for (int k = 0; k < i; k++) {
        x[i] -= a[i][k] * x[k];
      }
      x[i] /= a[i][i];
    }
    for (int i = n - 1; i >= 0; i--) {
      for (int k = i + 1; k < n; k++) {
        x[i] -= a[k][i] * x[k];
      }
      x[i] /= a[i][i];
    }
    return true;
  }
}
