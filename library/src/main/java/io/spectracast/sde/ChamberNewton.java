package io.spectracast.sde;

import java.util.Arrays;

/**
 * One implicit step of one path, with weights of any kind: minimises over the chamber
 *
 * <pre>  ½|s − b|² − h [ ½ Σ_{i&lt;j} ( p⁻ log(sᵢ − sⱼ) + p⁺ log(sᵢ + sⱼ) ) + ½ Σ wₖ log sₖ ]</pre>
 *
 * and the {@link CloseRange} terms, by Newton's method with a feasible line search. The Newton
 * equations are solved by conjugate gradients, preconditioned by the tridiagonal matrix that has
 * the neighbours' couplings and the row sums of the Hessian: O(n²) an iteration, never O(n³).
 */
final class ChamberNewton {

  private static final int MAXIMUM_ITERATIONS = 200;
  private static final double FRACTION = 0.95;
  private static final double TOLERANCE = 1e-9;
  private static final double INNER = 1e-3;

  private final Repulsion repulsion;
  private final double h;
  private final double[] bath;
  private final double bathWeight;
  private final int n;
  private final double[] gradient;
  private final double[] direction;
  private final double[] hessian;
  private final double[] rest;

  ChamberNewton(Repulsion repulsion, double h) {
    this(repulsion, h, new double[0], 0);
  }

  /**
   * A step beside a bath.
   *
   * @param bath fixed values below the moving ones, descending
   * @param bathWeight p⁻ = p⁺ between a moving value and one of the bath
   */
  ChamberNewton(Repulsion repulsion, double h, double[] bath, double bathWeight) {
    this.repulsion = repulsion;
    this.h = h;
    this.bath = bath;
    this.bathWeight = bathWeight;
    n = repulsion.wall().length;
    gradient = new double[n];
    direction = new double[n];
    hessian = new double[n * n];
    rest = new double[n];
  }

  /** Writes the solution into {@code out}; {@code x} is the state at the start of the step. */
  void solve(double[] x, double[] b, double[] out) {
    double[] s = start(x);
    double unit = Math.sqrt(h * strength());
    for (int i = 0; i < MAXIMUM_ITERATIONS; i++) {
      assemble(s, b);
      conjugateGradients();
      double share = share(s);
      double largest = 0;
      for (int k = 0; k < n; k++) {
        s[k] -= share * direction[k];
        largest = Math.max(largest, Math.abs(direction[k]));
      }
      if (share == 1 && largest <= TOLERANCE * (unit + s[0] * 1e-6)) {
        break;
      }
    }
    if (signed()) {
      s[n - 1] = Math.abs(s[n - 1]);
    }
    double floor = ground();
    for (int k = n - 1; k >= 0; k--) { // rounding can close a gap of less than an ulp
      out[k] = floor = Math.max(s[k], Math.nextUp(floor));
    }
  }

  /** Whether nothing but the neighbour's mirror image keeps the lowest value from zero. */
  private boolean signed() {
    return bath.length == 0 && repulsion.signed();
  }

  private double ground() {
    return bath.length > 0 ? bath[0] : 0;
  }

  /** The largest weight between neighbours. */
  private double strength() {
    double largest = Math.max(bathWeight, repulsion.wall()[n - 1]);
    for (int k = 0; k + 1 < n; k++) {
      largest = Math.max(largest, repulsion.gap()[k * n + k + 1]);
    }
    return largest;
  }

  private double[] start(double[] x) {
    double spacing = Math.sqrt(h * strength() / n);
    double smallest = signed() && n > 1 ? x[n - 1] + x[n - 2] : x[n - 1] - ground();
    for (int k = 0; k + 1 < n; k++) {
      smallest = Math.min(smallest, x[k] - x[k + 1]);
    }
    double[] s = x.clone();
    if (!(smallest > 1e-3 * spacing)) {
      for (int k = 0; k < n; k++) {
        s[k] += (n - k) * spacing;
      }
    }
    return s;
  }

  private void assemble(double[] s, double[] b) {
    for (int k = 0; k < n; k++) {
      gradient[k] = s[k] - b[k];
      rest[k] = 1;
      wall(k, s[k], h / 2 * repulsion.wall()[k]);
      for (double fixed : bath) {
        double near = 1 / (s[k] - fixed);
        double far = 1 / (s[k] + fixed);
        gradient[k] -= h / 2 * bathWeight * (near + far);
        rest[k] += h / 2 * bathWeight * (near * near + far * far);
      }
    }
    for (int k = 0; k < n; k++) {
      for (int j = k + 1; j < n; j++) {
        pair(k, j, s[k] - s[j], s[k] + s[j]);
      }
    }
  }

  private void wall(int k, double y, double a) {
    if (a > 0) {
      gradient[k] -= a / y + CloseRange.force(y, a);
      rest[k] += a / (y * y) + CloseRange.curvature(y, a);
    }
  }

  private void pair(int k, int j, double gap, double mirror) {
    double a = h * repulsion.gap()[k * n + j];
    double p = 0.5 * a / gap;
    double coupling = p / gap;
    if (j - k <= CloseRange.NEIGHBOURS && a > 0) {
      p += 0.5 * CloseRange.force(gap, a);
      coupling += 0.5 * CloseRange.curvature(gap, a);
    }
    double q = 0.5 * h * repulsion.mirror()[k * n + j] / mirror;
    gradient[k] -= q + p;
    gradient[j] -= q - p;
    hessian[k * n + j] = hessian[j * n + k] = q / mirror - coupling;
    rest[k] += 2 * q / mirror; // the row sum: gap terms cancel, mirror terms add
    rest[j] += 2 * q / mirror;
  }

  /** out = H·v, with the diagonal found from the row sums. */
  private void multiply(double[] v, double[] out) {
    for (int k = 0; k < n; k++) {
      double sum = rest[k] * v[k];
      for (int j = 0; j < n; j++) {
        if (j != k) {
          sum += hessian[k * n + j] * (v[j] - v[k]);
        }
      }
      out[k] = sum;
    }
  }

  private void conjugateGradients() {
    double[] residual = gradient.clone();
    double[] z = new double[n];
    double[] q = new double[n];
    Arrays.fill(direction, 0);
    precondition(residual, z);
    double[] p = z.clone();
    double rho = dot(residual, z);
    double goal = rho * INNER * INNER;
    for (int i = 0; i < 4 * n && rho > goal; i++) {
      multiply(p, q);
      double alpha = rho / dot(p, q);
      for (int k = 0; k < n; k++) {
        direction[k] += alpha * p[k];
        residual[k] -= alpha * q[k];
      }
      precondition(residual, z);
      double next = dot(residual, z);
      for (int k = 0; k < n; k++) {
        p[k] = z[k] + next / rho * p[k];
      }
      rho = next;
    }
  }

  /** Solves T z = r by the LDLᵀ factorisation of the tridiagonal T. */
  private void precondition(double[] r, double[] z) {
    double[] pivot = new double[n];
    for (int k = 0; k < n; k++) {
      double above = k > 0 ? hessian[(k - 1) * n + k] : 0;
      double below = k + 1 < n ? hessian[k * n + k + 1] : 0;
      pivot[k] = rest[k] - Math.min(above, 0) - Math.min(below, 0);
      z[k] = r[k];
      if (k > 0) {
        double factor = Math.min(above, 0) / pivot[k - 1];
        pivot[k] -= factor * Math.min(above, 0);
        z[k] -= factor * z[k - 1];
      }
    }
    for (int k = n - 1; k >= 0; k--) {
      double coupling = k + 1 < n ? Math.min(hessian[k * n + k + 1], 0) * z[k + 1] : 0;
      z[k] = (z[k] - coupling) / pivot[k];
    }
  }

  /** The share of the step that leaves at least 1 − FRACTION of every gap. */
  private double share(double[] s) {
    double fastest = 0;
    for (int k = 0; k + 1 < n; k++) {
      fastest = Math.max(fastest, (direction[k] - direction[k + 1]) / (s[k] - s[k + 1]));
    }
    if (!signed()) {
      fastest = Math.max(fastest, direction[n - 1] / (s[n - 1] - ground()));
    } else if (n > 1) {
      fastest = Math.max(fastest, (direction[n - 1] + direction[n - 2]) / (s[n - 1] + s[n - 2]));
    }
    return fastest > FRACTION ? FRACTION / fastest : 1;
  }

  private static double dot(double[] x, double[] y) {
    double sum = 0;
    for (int k = 0; k < x.length; k++) {
      sum += x[k] * y[k];
    }
    return sum;
  }
}
