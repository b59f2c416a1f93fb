package io.spectracast.sde;

/** Takes the grid's equal steps, whatever comes of them. */
public record FixedStep() implements Integrator {

  @Override
  public <E extends Sde> Trajectory solve(
      E equation, Stepper<? super E> stepper, double[] initial, TimeGrid grid, BrownianPath path) {
    double[] times = grid.times();
    double[][] states = new double[times.length][];
    states[0] = initial.clone();
    double[] increment = new double[equation.noises()];
    double[] x = initial.clone();
    double[] next = new double[x.length];
    long count = 0;
    for (int i = 1; i < times.length; i++) {
      int steps = grid.steps(i);
      double h = (times[i] - times[i - 1]) / steps;
      for (int k = 0; k < steps; k++, count++) {
        double t0 = times[i - 1] + k * h;
        double t1 = k + 1 == steps ? times[i] : times[i - 1] + (k + 1) * h;
        path.increment(t0, t1, increment);
        stepper.step(equation, t0, t1, increment, x, next);
        double[] swap = x;
        x = next;
        next = swap;
      }
      states[i] = x.clone();
    }
    return new Trajectory(times, states, count);
  }
}
