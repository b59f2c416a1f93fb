package io.spectracast.rmt;

/** A law on the positive numbers, 0 ≤ x &lt; ∞, with quantiles by bisection. */
interface HalfLineLaw extends QuantileByBisection {

  @Override
  default double getSupportLowerBound() {
    return 0;
  }

  @Override
  default double getSupportUpperBound() {
    return Double.POSITIVE_INFINITY;
  }
}
