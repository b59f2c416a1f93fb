package io.spectracast.rmt;

import java.util.function.IntToDoubleFunction;

/**
 * Σ_{k&lt;n} pₖ(x)² for polynomials orthonormal under some weight, from their recurrence
 *
 * <pre>  bₖ₊₁ pₖ₊₁ = (x − aₖ) pₖ − bₖ pₖ₋₁,   p₀ = 1.</pre>
 *
 * <p>By Christoffel and Darboux this is bₙ(pₙ′pₙ₋₁ − pₙ₋₁′pₙ); the sum of squares is as quick and
 * does not cancel. Rescaled on the way, as the polynomials overflow where the weight underflows.
 *
 * <p>G. Szegő, Orthogonal Polynomials (1939), section 3.2.
 */
final class OrthonormalSum {

  private static final double LARGE = 0x1p400;

  private OrthonormalSum() {}

  /** The logarithm of the sum. */
  static double log(int n, double x, IntToDoubleFunction a, IntToDoubleFunction b) {
    double previous = 0;
    double current = 1;
    double sum = 0;
    double logScale = 0;
    for (int k = 0; k < n; k++) {
      sum += current * current;
      double next =
          ((x - a.applyAsDouble(k)) * current - b.applyAsDouble(k) * previous)
              / b.applyAsDouble(k + 1);
      previous = current;
      current = next;
      if (Math.abs(current) > LARGE) {
        current /= LARGE;
        previous /= LARGE;
        sum /= LARGE * LARGE;
        logScale += 2 * Math.log(LARGE);
      }
    }
    return Math.log(sum) + logScale;
  }
}
