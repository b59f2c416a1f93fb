package io.spectracast.sde;

/**
 * A solution of an equation at the times that were asked for.
 *
 * @param times strictly increasing
 * @param states the state at each time, {@code [time][component]}; not to be modified
 * @param steps the number of steps that were taken and kept
 */
public record Trajectory(double[] times, double[][] states, long steps) {

  /** The state at the last time. */
  public double[] last() {
    return states[states.length - 1];
  }
}
