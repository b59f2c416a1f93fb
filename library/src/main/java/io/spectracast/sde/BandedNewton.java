package io.spectracast.sde;

import java.util.Arrays;

/**
 * The stiff part of a semi-implicit step: interactions between near neighbours only, for a block of
 * paths at once. It minimises over the chamber
 *
 * <pre>  ½|s − c|² − g [ ½ Σ_{0 &lt; j−i ≤ band} log(sᵢ² − sⱼ²) + ½ (m − n) Σ log sᵢ ]</pre>
 *
 * and the {@link CloseRange} terms by Newton's method. The Hessian is banded, symmetric and at
 * least the identity, so that one iteration costs O(n · band²); the step is cut before any gap
 * closes.
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
  private final double[][] knownDiagonal;
  private final double[][][] knownOff;
  private final double[] scratch;
  private final double[] idle;
  private final double[] length;
  private final double[] size;
  private final double[] open;
  private final double[] pending;

  BandedNewton(LogGas gas, int band, int lanes) {
    this.gas = gas;
    this.modes = gas.modes();
    this.band = band;
    gradient = Lanes.rows(modes, lanes);
    diagonal = Lanes.rows(modes, lanes);
    knownDiagonal = Lanes.rows(modes, lanes);
    off = new double[band][][];
    knownOff = new double[band][][];
    for (int d = 0; d < band; d++) {
      off[d] = Lanes.rows(modes, lanes);
      knownOff[d] = Lanes.rows(modes, lanes);
    }
    scratch = new double[lanes];
    idle = new double[lanes];
    length = new double[lanes];
    size = new double[lanes];
    open = new double[lanes];
    pending = new double[lanes];
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
   * @param tolerance a lane is done when its full step is this small
   * @param again whether to begin with the factorisation that the last first call ended with
   */
  void solve(
      double[][] center,
      double strength,
      double[][] s,
      double[][] lambda,
      double[] active,
      double[] tolerance,
      boolean again) {
    Lanes.copy(active, open);
    Arrays.fill(pending, 0);
    if (again) {
      clear(gradient);
      assembleGradient(center, strength, s, lambda);
      substitute(knownDiagonal, knownOff);
      measure(s);
      advance(s, lambda, length);
      close(tolerance);
    }
    for (int i = 0; i < MAXIMUM_ITERATIONS && anyOpen(); i++) {
      clear(gradient);
      assemble(center, strength, s, lambda);
      factor();
      substitute(diagonal, off);
      measure(s);
      postpone(tolerance);
      advance(s, lambda, length);
    }
    advance(s, lambda, pending);
    if (!again) {
      keepFactorisation();
    }
  }

  private void keepFactorisation() {
    for (int k = 0; k < modes; k++) {
      Lanes.copy(diagonal[k], knownDiagonal[k]);
      for (int d = 0; d < band; d++) {
        Lanes.copy(off[d][k], knownOff[d][k]);
      }
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

  private static void clear(double[][] rows) {
    for (double[] row : rows) {
      Arrays.fill(row, 0);
    }
  }

  private void assembleGradient(double[][] center, double g, double[][] s, double[][] lambda) {
    for (int k = 0; k < modes; k++) {
      for (int d = 1; d <= band && k + d < s.length; d++) {
        double[] opposite = k + d < modes ? gradient[k + d] : idle;
        Lanes.repel(lambda[k], lambda[k + d], gradient[k], opposite);
      }
      gas.finishGradient(center[k], g, s[k], gradient[k]);
    }
    for (int d = 1; d <= CloseRange.NEIGHBOURS; d++) {
      for (int k = 0; k + d < modes; k++) {
        Lanes.closeRange(s[k], s[k + d], g, gradient[k], gradient[k + d]);
      }
    }
  }

  private void assemble(double[][] center, double g, double[][] s, double[][] lambda) {
    clear(diagonal);
    for (int k = 0; k < modes; k++) {
      for (int d = 1; d <= band && k + d < s.length; d++) {
        pair(k, k + d, g, s, lambda);
      }
      gas.finishGradient(center[k], g, s[k], gradient[k]);
      gas.finishDiagonal(g, lambda[k], diagonal[k]);
    }
    for (int d = 1; d <= CloseRange.NEIGHBOURS; d++) {
      for (int k = 0; k + d < modes; k++) {
        closeRange(k, k + d, g, s);
      }
    }
  }

  private void closeRange(int k, int j, double g, double[][] s) {
    double[] coupling = off[j - k - 1][k];
    Lanes.closeRange(s[k], s[j], g, gradient[k], gradient[j], diagonal[k], diagonal[j], coupling);
  }

  private void pair(int k, int j, double g, double[][] s, double[][] lambda) {
    if (j < modes) {
      Lanes.couple(s[k], s[j], -2 * g, off[j - k - 1][k]);
      Lanes.repel(lambda[k], lambda[j], gradient[k], gradient[j], diagonal[k], diagonal[j]);
    } else {
      Lanes.repel(lambda[k], lambda[j], gradient[k], idle, diagonal[k], idle);
    }
  }

  /** The banded LDLᵀ factorisation; {@code diagonal} becomes D⁻¹, {@code off} becomes Lᵀ. */
  private void factor() {
    for (int k = 0; k < modes; k++) {
      int reach = Math.min(band, modes - 1 - k);
      Lanes.reciprocal(diagonal[k], diagonal[k]);
      for (int d = 0; d < reach; d++) {
        Lanes.product(off[d][k], diagonal[k], scratch);
        eliminate(k, d, reach);
        Lanes.copy(scratch, off[d][k]);
      }
    }
  }

  /** Replaces {@code gradient} by the solution of H d = gradient. */
  private void substitute(double[][] inverse, double[][][] upper) {
    for (int k = 0; k < modes; k++) {
      for (int d = 0; d < Math.min(band, modes - 1 - k); d++) {
        Lanes.subtractProduct(upper[d][k], gradient[k], gradient[k + d + 1]);
      }
    }
    for (int k = modes - 1; k >= 0; k--) {
      Lanes.product(gradient[k], inverse[k], gradient[k]);
      for (int d = 0; d < Math.min(band, modes - 1 - k); d++) {
        Lanes.subtractProduct(upper[d][k], gradient[k + d + 1], gradient[k]);
      }
    }
  }

  private void eliminate(int k, int d, int reach) {
    int row = k + d + 1;
    Lanes.subtractProduct(scratch, off[d][k], diagonal[row]);
    for (int e = d + 1; e < reach; e += 2) {
      double[] target = off[e - d - 1][row];
      if (e + 1 < reach) {
        Lanes.subtractProducts(scratch, off[e][k], target, off[e + 1][k], off[e - d][row]);
      } else {
        Lanes.subtractProduct(scratch, off[e][k], target);
      }
    }
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

  private void advance(double[][] s, double[][] lambda, double[] share) {
    for (int k = 0; k < modes; k++) {
      Lanes.subtractProduct(share, gradient[k], s[k]);
      Lanes.square(s[k], lambda[k]);
    }
  }

  private void close(double[] tolerance) {
    for (int p = 0; p < open.length; p++) {
      if (length[p] == 1 && size[p] <= tolerance[p]) {
        open[p] = 0;
      }
    }
  }

  /**
   * Closes lanes like {@link #close} but leaves their last step to the end. Until then further
   * iterations for the sake of other lanes reproduce that step and its factorisation exactly, which
   * keeps lanes independent of each other to the last bit.
   */
  private void postpone(double[] tolerance) {
    for (int p = 0; p < open.length; p++) {
      if (length[p] == 1 && size[p] <= tolerance[p]) {
        open[p] = 0;
        length[p] = 0;
        pending[p] = 1;
      }
    }
  }
}
