package io.spectracast.rmt;

import static java.lang.Math.sqrt;

/**
 * The first n polynomials orthonormal under a weight of total mass 1, by their recurrence
 *
 * <pre>  bₖ₊₁ pₖ₊₁ = (x − aₖ) pₖ − bₖ pₖ₋₁,   p₀ = 1.</pre>
 *
 * <p>By Christoffel and Darboux Σ_{k&lt;n} pₖ² is bₙ(pₙ′pₙ₋₁ − pₙ₋₁′pₙ); the sum of squares is as
 * quick and does not cancel. It is rescaled on the way, as the polynomials overflow where the
 * weight underflows.
 *
 * <p>G. Szegő, Orthogonal Polynomials (1939), section 3.2.
 */
final class OrthonormalPolynomials {

  private static final double LARGE = 0x1p400;

  private final double[] a;
  private final double[] b;
  private final double[] inverse;

  private OrthonormalPolynomials(int n) {
    this.a = new double[n];
    this.b = new double[n];
    this.inverse = new double[n];
  }

  /** Under e^{−x²/2}/√2π: aₖ = 0, bₖ = √k. */
  static OrthonormalPolynomials hermite(int n) {
    var polynomials = new OrthonormalPolynomials(n);
    for (int k = 0; k < n; k++) {
      polynomials.set(k, 0, sqrt(k), sqrt(k + 1));
    }
    return polynomials;
  }

  /** Under x^α e^{−x}/Γ(α + 1): aₖ = 2k + 1 + α, bₖ = √(k(k + α)). */
  static OrthonormalPolynomials laguerre(int n, double alpha) {
    var polynomials = new OrthonormalPolynomials(n);
    for (int k = 0; k < n; k++) {
      polynomials.set(k, 2 * k + 1 + alpha, sqrt(k * (k + alpha)), sqrt((k + 1) * (k + 1 + alpha)));
    }
    return polynomials;
  }

  private void set(int k, double diagonal, double before, double after) {
    a[k] = diagonal;
    b[k] = before;
    inverse[k] = 1 / after;
  }

  /** log Σ_{k&lt;n} pₖ(x)². */
  double logSumOfSquares(double x) {
    double previous = 0;
    double current = 1;
    double sum = 0;
    double logScale = 0;
    for (int k = 0; k < a.length; k++) {
      sum += current * current;
      double next = ((x - a[k]) * current - b[k] * previous) * inverse[k];
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
