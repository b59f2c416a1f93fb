package io.spectracast.rmt;

import static java.lang.Math.PI;
import static java.lang.Math.asin;
import static java.lang.Math.sqrt;

/**
 * The quarter-circle law: the limiting density of the singular values of a square n × n matrix of
 * independent entries of variance σ², of radius R = 2σ√n,
 *
 * <pre>  p(s) = 4 √(R² − s²) / (πR²),   0 ≤ s ≤ R.</pre>
 *
 * <p>It is the {@linkplain MarchenkoPasturSingularValues Marchenko–Pastur law} at aspect ratio 1.
 *
 * @param radius R; positive and finite
 */
public record QuarterCircle(double radius) implements QuantileByBisection {

  public QuarterCircle {
    Domain.positive("radius", radius);
  }

  @Override
  public double density(double x) {
    if (x < 0 || x > radius) {
      return 0;
    }
    double z = x / radius;
    return 4 * sqrt((1 - z) * (1 + z)) / (PI * radius);
  }

  /** (2/π)(arcsin z + z √(1 − z²)), z = s/R. */
  @Override
  public double cumulativeProbability(double x) {
    if (x <= 0) {
      return 0;
    }
    if (x >= radius) {
      return 1;
    }
    double z = x / radius;
    return 2 / PI * (asin(z) + z * sqrt((1 - z) * (1 + z)));
  }

  /** 4R/(3π). */
  @Override
  public double getMean() {
    return 4 * radius / (3 * PI);
  }

  /** R²/4 − mean². */
  @Override
  public double getVariance() {
    return radius * radius * (0.25 - 16 / (9 * PI * PI));
  }

  @Override
  public double getSupportLowerBound() {
    return 0;
  }

  @Override
  public double getSupportUpperBound() {
    return radius;
  }
}
