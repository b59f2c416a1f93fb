package io.spectracast.sde;

/**
 * Halves a step until the result of the whole and of its two halves, driven by the same path,
 * differ by no more than the tolerance and both lie in the state space. The halves' result is kept.
 *
 * <p>Refinement sees the same Brownian path as the step it replaces, so that refusing a step does
 * not bias the law of the solution.
 *
 * @param tolerance largest difference in any component, in units of x; positive
 * @param depth how often the grid's own step may be halved; at this depth the result is kept as it
 *     is, 0 to 40
 */
public record StepHalving(double tolerance, int depth) implements Integrator {

  public StepHalving {
    if (!(tolerance > 0)) {
      throw new IllegalArgumentException("tolerance must be positive, was " + tolerance);
    }
    if (depth < 0 || depth > 40) {
      throw new IllegalArgumentException("depth must be from 0 to 40, was " + depth);
    }
  }

  @Override
  public <E extends Sde> Trajectory solve(
      E equation, Stepper<? super E> stepper, double[] initial, TimeGrid grid, BrownianPath path) {
    var run = new Run<E>(equation, stepper, path);
    double[] times = grid.times();
    double[][] states = new double[times.length][];
    states[0] = initial.clone();
    double[] x = initial;
    for (int i = 1; i < times.length; i++) {
      int steps = grid.steps(i);
      double h = (times[i] - times[i - 1]) / steps;
      for (int k = 0; k < steps; k++) {
        double t0 = times[i - 1] + k * h;
        double t1 = k + 1 == steps ? times[i] : times[i - 1] + (k + 1) * h;
        x = run.refine(t0, t1, x, run.one(t0, t1, x), 0);
      }
      states[i] = x.clone();
    }
    return new Trajectory(times, states, run.kept);
  }

  private final class Run<E extends Sde> {

    private final E equation;
    private final Stepper<? super E> stepper;
    private final BrownianPath path;
    private long kept;

    Run(E equation, Stepper<? super E> stepper, BrownianPath path) {
      this.equation = equation;
      this.stepper = stepper;
      this.path = path;
    }

    double[] one(double t0, double t1, double[] x) {
      double[] increment = new double[equation.noises()];
      double[] next = new double[x.length];
      path.increment(t0, t1, increment);
      stepper.step(equation, t0, t1, increment, x, next);
      return next;
    }

    /** The state at t1, given the result {@code whole} of one step from (t0, x). */
    double[] refine(double t0, double t1, double[] x, double[] whole, int level) {
      double middle = 0.5 * (t0 + t1);
      double[] half = one(t0, middle, x);
      double[] halves = one(middle, t1, half);
      if (level == depth || agrees(whole, half, halves)) {
        kept += 2;
        return halves;
      }
      double[] left = refine(t0, middle, x, half, level + 1);
      return refine(middle, t1, left, one(middle, t1, left), level + 1);
    }

    private boolean agrees(double[] whole, double[] half, double[] halves) {
      for (int k = 0; k < whole.length; k++) {
        if (!(Math.abs(whole[k] - halves[k]) <= tolerance)) {
          return false;
        }
      }
      return equation.admits(whole) && equation.admits(half) && equation.admits(halves);
    }
  }
}
