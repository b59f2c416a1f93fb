package io.spectracast.sde;

/**
 * An Itô stochastic differential equation
 *
 * <pre>  dx = f(t, x) dt + G(t, x) dB</pre>
 *
 * for x of some dimension and a vector B of independent standard Brownian motions. An equation
 * knows its state space and takes no step; it keeps no state, so that one instance serves every
 * thread.
 */
public interface Sde {

  /** The length of x. */
  int dimension();

  /** The length of B. */
  default int noises() {
    return dimension();
  }

  /** Writes f(t, x) into {@code out}; units of x per unit of t. */
  void drift(double t, double[] x, double[] out);

  /**
   * Writes G(t, x)·ΔB into {@code out}.
   *
   * @param increment ΔB, of length {@link #noises()}
   */
  void diffuse(double t, double[] x, double[] increment, double[] out);

  /** Whether x lies in the state space. */
  default boolean admits(double[] x) {
    return true;
  }
}
