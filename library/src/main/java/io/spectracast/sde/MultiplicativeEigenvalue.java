package io.spectracast.sde;

/**
 * One eigenvalue with additive and multiplicative noise,
 *
 * <pre>  dλ = (a − bλ) dt + √(2(cλ + dλ²)) dβ,</pre>
 *
 * whose stationary law is p(λ) ∝ λ^{a/c−1} (1 + dλ/c)^{−(a/c + b/d + 1)}: a gamma-like bulk with
 * the power-law tail λ^{−(2 + b/d)}. (With D = cλ + dλ² the stationary density is exp(∫(a −
 * bλ)/D)/D, and the integrand is (a/c)/λ − (a/c + b/d)·(d/c)/(1 + dλ/c).) As d → 0 it is the gamma
 * law.
 *
 * @param a the pull away from zero, positive
 * @param b the pull towards zero, positive
 * @param c the additive noise, positive
 * @param d the multiplicative noise, positive
 */
public record MultiplicativeEigenvalue(double a, double b, double c, double d) implements Sde {

  public MultiplicativeEigenvalue {
    if (!(a > 0 && b > 0 && c > 0 && d > 0 && a + b + c + d < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "a, b, c and d must be positive and finite, was %s, %s, %s, %s".formatted(a, b, c, d));
    }
  }

  /** The exponent α = 2 + b/d of the tail p(λ) ~ λ^−α. */
  public double tailExponent() {
    return 2 + b / d;
  }

  /** The stationary density up to its normalisation, scaled to avoid overflow; 0 for λ ≤ 0. */
  public double unnormalisedDensity(double lambda) {
    if (!(lambda > 0)) {
      return 0;
    }
    return Math.exp(
        (a / c - 1) * Math.log(lambda) - (a / c + b / d + 1) * Math.log1p(d * lambda / c));
  }

  @Override
  public int dimension() {
    return 1;
  }

  @Override
  public void drift(double t, double[] lambda, double[] out) {
    out[0] = a - b * lambda[0];
  }

  @Override
  public void diffuse(double t, double[] lambda, double[] increment, double[] out) {
    double x = Math.max(0, lambda[0]);
    out[0] = Math.sqrt(2 * (c * x + d * x * x)) * increment[0];
  }

  @Override
  public boolean admits(double[] lambda) {
    return lambda[0] >= 0;
  }
}
