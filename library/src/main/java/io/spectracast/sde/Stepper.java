package io.spectracast.sde;

/**
 * A one-step scheme.
 *
 * <p>A stepper does arithmetic on a given increment and nothing else. It draws no random number, so
 * the same path can be stepped coarsely and finely; it accepts or rejects nothing, which is the
 * integrator's task; and it keeps no state, so that one instance serves every thread.
 *
 * @param <E> the equations it can step
 */
public interface Stepper<E extends Sde> {

  /**
   * Advances the state from {@code t0} to {@code t1}.
   *
   * @param increment B(t1) − B(t0)
   * @param x state at t0; not modified
   * @param next receives the state at t1; another array than {@code x}
   */
  void step(E equation, double t0, double t1, double[] increment, double[] x, double[] next);

  /** The order of the error of expectations of smooth functions, for coefficients as smooth. */
  double weakOrder();

  /** The order of the mean error along a path, when G does not depend on x. */
  double additiveOrder();
}
