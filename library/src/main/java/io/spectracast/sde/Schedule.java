package io.spectracast.sde;

/**
 * How the strength of noise changes in time: a factor on every volatility, such as the learning
 * rate relative to its first value. Must be positive and depend on time only.
 */
@FunctionalInterface
public interface Schedule {

  /** The factor 1 at all times. */
  Schedule CONSTANT = t -> 1;

  /** The factor at time t. */
  double factor(double t);

  /** The factor that applies over [t0, t1], by the midpoint rule. */
  default double over(double t0, double t1) {
    double factor = factor(0.5 * (t0 + t1));
    if (!(factor > 0 && factor < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "schedule must be positive and finite, was " + factor + " near t = " + t0);
    }
    return factor;
  }
}
