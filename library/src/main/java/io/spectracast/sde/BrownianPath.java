package io.spectracast.sde;

/**
 * One path of a vector of independent standard Brownian motions. Noise belongs to an interval:
 * asked twice for the same interval, a path answers the same, and adjoining intervals add up.
 */
public interface BrownianPath {

  /** The number of motions. */
  int dimension();

  /** Writes B(t1) − B(t0), t0 &lt; t1, into {@code out}. */
  void increment(double t0, double t1, double[] out);
}
