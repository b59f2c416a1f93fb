package io.spectracast.sde;

/** Carries an equation along one path: chooses steps, keeps or refines them, saves states. */
public interface Integrator {

  /**
   * Solves the equation.
   *
   * @param initial the state at the first time of the grid
   * @param path covers the grid, with as many motions as the equation has noises
   */
  <E extends Sde> Trajectory solve(
      E equation, Stepper<? super E> stepper, double[] initial, TimeGrid grid, BrownianPath path);
}
