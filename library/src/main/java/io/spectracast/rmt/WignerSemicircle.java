package io.spectracast.rmt;

import static java.lang.Math.PI;
import static java.lang.Math.asin;
import static java.lang.Math.sqrt;

/**
 * Wigner's semicircle law: the limiting density of the eigenvalues of a symmetric n × n matrix
 * whose off-diagonal entries have variance σ², of radius R = 2σ√n,
 *
 * <pre>  p(x) = 2 √(R² − x²) / (πR²),   −R ≤ x ≤ R.</pre>
 *
 * <p>E. P. Wigner, Ann. Math. 67 (1958) 325–327.
 *
 * @param radius R; positive and finite
 */
public record WignerSemicircle(double radius) implements QuantileByBisection {

  public WignerSemicircle {
    Domain.positive("radius", radius);
  }

  @Override
  public double density(double x) {
    if (x < -radius || x > radius) {
      return 0;
    }
    double z = x / radius;
    return 2 * sqrt((1 - z) * (1 + z)) / (PI * radius);
  }

  /** ½ + (arcsin z + z √(1 − z²))/π, z = x/R. */
  @Override
  public double cumulativeProbability(double x) {
    if (x <= -radius) {
      return 0;
    }
    if (x >= radius) {
      return 1;
    }
    double z = x / radius;
    return 0.5 + (asin(z) + z * sqrt((1 - z) * (1 + z))) / PI;
  }

  /** By symmetry, cdf(−x). */
  @Override
  public double survivalProbability(double x) {
    return cumulativeProbability(-x);
  }

  @Override
  public double getMean() {
    return 0;
  }

  /** R²/4. */
  @Override
  public double getVariance() {
    return radius * radius / 4;
  }

  @Override
  public double getSupportLowerBound() {
    return -radius;
  }

  @Override
  public double getSupportUpperBound() {
    return radius;
  }
}
