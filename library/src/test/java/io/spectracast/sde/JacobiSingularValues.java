package io.spectracast.sde;

import java.util.Arrays;

/** Singular values by one-sided Jacobi rotations: slow, simple and independent of LAPACK. */
final class JacobiSingularValues {

  private JacobiSingularValues() {}

  /** Descending singular values of the matrix whose columns are given (they are overwritten). */
  static double[] ofColumns(double[][] columns) {
    int n = columns.length;
    boolean rotated = true;
    for (int sweep = 0; rotated && sweep < 60; sweep++) {
      rotated = false;
      for (int i = 0; i < n; i++) {
        for (int j = i + 1; j < n; j++) {
          rotated |= rotate(columns[i], columns[j]);
        }
      }
    }
    double[] s = new double[n];
    for (int k = 0; k < n; k++) {
      s[n - 1 - k] = Math.sqrt(dot(columns[k], columns[k]));
    }
    Arrays.sort(s);
    for (int k = 0; k < n / 2; k++) {
      double swap = s[k];
      s[k] = s[n - 1 - k];
      s[n - 1 - k] = swap;
    }
    return s;
  }

  private static boolean rotate(double[] x, double[] y) {
    double xy = dot(x, y);
    double xx = dot(x, x);
    double yy = dot(y, y);
    if (!(Math.abs(xy) > 1e-14 * Math.sqrt(xx * yy))) {
      return false;
    }
    double zeta = (yy - xx) / (2 * xy);
    double t = Math.copySign(1, zeta) / (Math.abs(zeta) + Math.hypot(1, zeta));
    double c = 1 / Math.hypot(1, t);
    double s = c * t;
    for (int i = 0; i < x.length; i++) {
      double value = x[i];
      x[i] = c * value - s * y[i];
      y[i] = s * value + c * y[i];
    }
    return true;
  }

  private static double dot(double[] x, double[] y) {
    double sum = 0;
    for (int i = 0; i < x.length; i++) {
      sum += x[i] * y[i];
    }
    return sum;
  }
}
