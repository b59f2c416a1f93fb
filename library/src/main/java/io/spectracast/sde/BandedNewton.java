package io.spectracast.sde;

import java.util.Arrays;

/**
 * The stiff part of a semi-implicit step: interactions between near neighbours only, for a block of
 * paths at once. It minimises over the chamber
 *
 * <pre>  ½|s − c|² − g [ ½ Σ_{0 &lt; j−i ≤ band} log(sᵢ² − sⱼ²) + ½ (m − n) Σ log sᵢ ]</pre>
 *
 * by Newton's method. The Hessian is banded, symmetric and at least the identity, so that one
 * iteration costs O(n · band²); the step is cut before any gap closes.
 */
final class BandedNewton {

  /** How much of a gap one iteration may take away. */
  private static final double FRACTION = 0.95;

  private static final int MAXIMUM_ITERATIONS = 60;

  private final LogGas gas;
  private final int modes;
  private final int band;
  private final double[][] gradient;
  private final double[][] diagonal;
  private final double[][][] off;
  private final double[] scratch;
  private final double[] pivot;
  private final double[] length;
  private final double[] size;
  private final double[] open;

  BandedNewton(LogGas gas, int band, int lanes) {
    this.gas = gas;
    this.modes = gas.modes();
    this.band = band;
    gradient = Lanes.rows(modes, lanes);
    diagonal = Lanes.rows(modes, lanes);
    off = new double[band][][];
    for (int d = 0; d < band; d++) {
      off[d] = Lanes.rows(modes, lanes);
    }
    scratch = new double[lanes];
    pivot = new double[lanes];
    length = new double[lanes];
    size = new double[lanes];
    open = new double[lanes];
  }

  /**
   * Moves {@code s} to the minimiser.
   *
   * @param center c
   * @param strength g
   * @param s a point of the chamber for each lane, then the result; rows beyond the modes are the
   *     bath and stay
   * @param lambda receives s²
   * @param active lanes with 0 here do not move
   * @param tolerance a lane is done when its full Newton step is this small
   */
  void solve(
      double[][] center,
      double strength,
      double[][] s,
      double[][] lambda,
      double[] active,
      double[] tolerance) {
    Lanes.copy(active, open);
    for (int i = 0; i < MAXIMUM_ITERATIONS && anyOpen(); i++) {
      assemble(center, strength, s, lambda);
      factorAndSolve();
      measure(s);
      advance(s, lambda, tolerance);
    }
  }

  private boolean anyOpen() {
    for (double lane : open) {
      if (lane != 0) {
        return true;
      }
    }
    return false;
  }

  private void assemble(double[][] center, double g, double[][] s, double[][] lambda) {
    for (int k = 0; k < modes; k++) {
      Arrays.fill(gradient[k], 0);
      Arrays.fill(diagonal[k], 0);
    }
    for (int k = 0; k < modes; k++) {
      for (int d = 1; d <= band && k + d < s.length; d++) {
        pair(k, k + d, g, s, lambda);
      }
      gas.finish(center[k], g, s[k], gradient[k], diagonal[k]);
    }
  }

  private void pair(int k, int j, double g, double[][] s, double[][] lambda) {
    double[] r = scratch;
    Lanes.reciprocalDifference(lambda[k], lambda[j], r);
    Lanes.add(r, gradient[k]);
    if (j < modes) {
      Lanes.subtract(r, gradient[j]);
      coupling(s[k], s[j], r, -2 * g, off[j - k - 1][k]);
      curvature(lambda[k], lambda[j], r, diagonal[k], diagonal[j]);
    } else {
      curvature(lambda[k], lambda[j], r, diagonal[k], pivot);
    }
  }

  private static void coupling(double[] x, double[] y, double[] r, double c, double[] out) {
    for (int p = 0; p < out.length; p++) {
      out[p] = c * x[p] * y[p] * (r[p] * r[p]);
    }
  }

  private static void curvature(double[] x, double[] y, double[] r, double[] outX, double[] outY) {
    for (int p = 0; p < r.length; p++) {
      double c = (x[p] + y[p]) * (r[p] * r[p]);
      outX[p] += c;
      outY[p] += c;
    }
  }

  /** The banded LDLᵀ factorisation and, in {@code gradient}, the solution of H d = gradient. */
  private void factorAndSolve() {
    for (int k = 0; k < modes; k++) {
      int reach = Math.min(band, modes - 1 - k);
      Lanes.reciprocal(diagonal[k], pivot);
      for (int d = 0; d < reach; d++) {
        Lanes.product(off[d][k], pivot, scratch);
        eliminate(k, d, reach);
        Lanes.copy(scratch, off[d][k]);
      }
      Lanes.copy(pivot, diagonal[k]);
    }
    for (int k = modes - 1; k >= 0; k--) {
      Lanes.product(gradient[k], diagonal[k], gradient[k]);
      for (int d = 0; d < Math.min(band, modes - 1 - k); d++) {
        Lanes.subtractProduct(off[d][k], gradient[k + d + 1], gradient[k]);
      }
    }
  }

  private void eliminate(int k, int d, int reach) {
    int row = k + d + 1;
    Lanes.subtractProduct(scratch, off[d][k], diagonal[row]);
    for (int e = d + 1; e < reach; e++) {
      Lanes.subtractProduct(scratch, off[e][k], off[e - d - 1][row]);
    }
    Lanes.subtractProduct(scratch, gradient[k], gradient[row]);
  }

  /** The size of each lane's Newton step and the share of it that keeps the lane in the chamber. */
  private void measure(double[][] s) {
    Arrays.fill(length, 0);
    Arrays.fill(size, 0);
    for (int k = 0; k < modes; k++) {
      Lanes.maximumMagnitude(gradient[k], size);
    }
    for (int k = 0; k + 1 < modes; k++) { // the step is −gradient
      Lanes.maximumClosing(s[k], s[k + 1], gradient[k], gradient[k + 1], length);
    }
    gas.wall(s, gradient, length);
    for (int p = 0; p < length.length; p++) {
      length[p] = open[p] * (length[p] > FRACTION ? FRACTION / length[p] : 1);
    }
  }

  private void advance(double[][] s, double[][] lambda, double[] tolerance) {
    for (int k = 0; k < modes; k++) {
      Lanes.subtractProduct(length, gradient[k], s[k]);
      Lanes.square(s[k], lambda[k]);
    }
    for (int p = 0; p < open.length; p++) {
      if (length[p] == 1 && size[p] <= tolerance[p]) {
        open[p] = 0;
      }
    }
  }
}
