package io.spectracast.sde;

import java.util.Arrays;

/**
 * The order-preserving implicit step for a block of independent paths: the minimiser over the
 * chamber of
 *
 * <pre>  ½|s − b|² + g Φ(s),   g = hν²,</pre>
 *
 * with Φ of {@link LogGas} and the {@link CloseRange} terms. The problem is strictly convex and its
 * barrier keeps the order.
 *
 * <p>Interactions within the band are stiff and solved by {@link BandedNewton}; the field of all
 * others, φₖ = sₖ Σ 1/(λₖ − λⱼ), is smooth. The fixed point of φ → field(argmin at φ) is found by
 * Anderson's acceleration on φ. Every iterate lies in the chamber, and one iteration costs little
 * more than one explicit evaluation of the drift.
 *
 * <p>Steps of more than about 10⁴ squared gaps can defeat the acceleration. A lane that has not
 * settled in time is solved alone by {@link ChamberNewton}.
 *
 * <p>Lanes never influence each other, so that a path does not depend on its companions.
 *
 * <p>D. G. Anderson, J. ACM 12 (1965) 547–560.
 */
final class LogGasBlock {

  /** Interactions solved by Newton: enough to carry the stiffness, few enough to be cheap. */
  private static final int NARROW = 2;

  private static final int WIDE = 4;

  /** From this many modes on, the far field costs so much more that a wider band pays. */
  private static final int MANY = 200;

  /**
   * A lane is done when its last change was this small in units of √g; its distance from the
   * solution is then several times smaller.
   */
  private static final double TOLERANCE = 5e-3;

  /** The share of the last change down to which the inner problem is worth solving. */
  private static final double INNER = 0.05;

  /** The accuracy of the first inner solution, whose far field is crude, in units of √g. */
  private static final double FIRST = 0.05;

  /** The smallest gap to start from, in units of √g or of the mean gap. */
  private static final double OPENING = 0.3;

  private static final int MAXIMUM_ITERATIONS = 50;

  private final LogGas gas;
  private final int modes;
  private final int lanes;
  private final int band;
  private final BandedNewton near;
  private final Anderson anderson;
  private final double[][] s;
  private final double[][] lambda;
  private final double[][] center;
  private final double[][] previous;
  private final double[][] field;
  private final double[][] residual;
  private final double[][] sums;
  private final double[] active;
  private final double[] change;
  private final double[] tolerance;
  private int iterations;

  LogGasBlock(LogGas gas, int lanes) {
    this.gas = gas;
    this.lanes = lanes;
    modes = gas.modes();
    band = modes < MANY ? NARROW : WIDE;
    near = new BandedNewton(gas, band, lanes);
    anderson = new Anderson(modes, lanes);
    int all = modes + gas.bath().length;
    s = Lanes.rows(all, lanes);
    lambda = Lanes.rows(all, lanes);
    sums = Lanes.rows(all, lanes);
    center = Lanes.rows(modes, lanes);
    previous = Lanes.rows(modes, lanes);
    field = Lanes.rows(modes, lanes);
    residual = Lanes.rows(modes, lanes);
    active = new double[lanes];
    change = new double[lanes];
    tolerance = new double[lanes];
    for (int i = modes; i < all; i++) {
      Arrays.fill(s[i], gas.bath()[i - modes]);
      Lanes.square(s[i], lambda[i]);
    }
  }

  /** Evaluations of the far field during the last solve. */
  int iterations() {
    return iterations;
  }

  /**
   * Solves for every lane.
   *
   * @param target b, modes × lanes
   * @param g hν², positive
   * @param state the start of the step, modes × lanes, descending and not negative; receives the
   *     minimiser, strictly descending and positive
   */
  void solve(double[][] target, double g, double[][] state) {
    double unit = Math.sqrt(g);
    start(state, unit);
    farField(field);
    anderson.clear();
    Arrays.fill(active, 1);
    Arrays.fill(tolerance, FIRST * unit);
    for (iterations = 1; ; iterations++) {
      nearProblem(target, g);
      if (settle(unit) || iterations == MAXIMUM_ITERATIONS) {
        break;
      }
      farField(residual);
      improveField();
    }
    for (int p = 0; p < lanes; p++) {
      if (active[p] != 0) {
        solveAlone(p, target, g, state);
      }
    }
    finish(state);
  }

  private void solveAlone(int p, double[][] target, double g, double[][] state) {
    int excess = (int) gas.excess();
    var repulsion = Repulsion.isotropic(excess + 1, 1, modes, 1);
    double[] result = new double[modes];
    new ChamberNewton(repulsion, g, gas.bath(), 1).solve(lane(state, p), lane(target, p), result);
    for (int k = 0; k < modes; k++) {
      s[k][p] = result[k];
    }
  }

  private static double[] lane(double[][] rows, int p) {
    return Arrays.stream(rows).mapToDouble(row -> row[p]).toArray();
  }

  private void nearProblem(double[][] target, double g) {
    for (int k = 0; k < modes; k++) {
      Lanes.copy(s[k], previous[k]);
      Lanes.combine(target[k], g, field[k], center[k]);
    }
    near.solve(center, g, s, lambda, active, tolerance, iterations > 1);
  }

  private void farField(double[][] out) {
    PairKernel.sums(lambda, modes, band, sums);
    for (int k = 0; k < modes; k++) {
      Lanes.product(s[k], sums[k], out[k]);
    }
  }

  private void improveField() {
    for (int k = 0; k < modes; k++) {
      Lanes.subtract(field[k], residual[k]);
    }
    anderson.advance(field, residual);
  }

  /** Closes the lanes that have converged; true when none is left. */
  private boolean settle(double unit) {
    Arrays.fill(change, 0);
    for (int k = 0; k < modes; k++) {
      Lanes.maximumDistance(s[k], previous[k], change);
    }
    boolean done = true;
    for (int p = 0; p < lanes; p++) {
      if (iterations > 1 && change[p] <= TOLERANCE * unit) {
        active[p] = 0;
      }
      done &= active[p] == 0;
      tolerance[p] = Math.min(FIRST * unit, Math.max(INNER * change[p], 0.2 * TOLERANCE * unit));
    }
    return done;
  }

  /**
   * Loads the state, which may touch the walls of the chamber, as an inner point: gaps that are
   * small beside both √g and the mean gap are opened, as the repulsion will open them.
   */
  private void start(double[][] state, double unit) {
    double least = unit / Math.sqrt(modes);
    for (int p = 0; p < lanes; p++) {
      double mean = (state[0][p] - state[modes - 1][p]) / modes;
      change[p] = Math.max(least, OPENING * Math.min(unit, mean));
    }
    double[] below = gas.bath().length > 0 ? s[modes] : new double[lanes];
    for (int k = modes - 1; k >= 0; k--) {
      Lanes.raise(state[k], below, change, s[k]);
      Lanes.square(s[k], lambda[k]);
      below = s[k];
    }
  }

  private double[] smallestGaps() {
    double[] gap = new double[lanes];
    Arrays.fill(gap, Double.POSITIVE_INFINITY);
    gas.wallGap(s, gap);
    for (int k = 0; k + 1 < modes; k++) {
      Lanes.minimumDifference(s[k], s[k + 1], gap);
    }
    return gap;
  }

  private void finish(double[][] state) {
    double[] gap = smallestGaps();
    for (int k = 0; k < modes; k++) {
      Lanes.copy(s[k], state[k]);
    }
    if (gas.signed()) {
      Lanes.absolute(state[modes - 1]);
    }
    for (int p = 0; p < lanes; p++) {
      if (!(gap[p] > 0 && state[modes - 1][p] > 0)) {
        restoreOrder(state, p);
      }
    }
  }

  /** Undoes rounding where a gap is below one unit in the last place. */
  private void restoreOrder(double[][] state, int p) {
    double floor = gas.bath().length > 0 ? gas.bath()[0] : 0;
    for (int k = modes - 1; k >= 0; k--) {
      double value = state[k][p];
      if (!(value < Double.POSITIVE_INFINITY)) {
        throw new ArithmeticException(
            "the implicit step found no solution: s = %s; is the noise below rounding?"
                .formatted(value));
      }
      state[k][p] = floor = Math.max(value, Math.nextUp(floor));
    }
  }
}
