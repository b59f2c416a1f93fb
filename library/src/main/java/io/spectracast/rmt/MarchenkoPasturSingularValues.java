package io.spectracast.rmt;

import static java.lang.Math.sqrt;

import org.hipparchus.analysis.integration.gauss.GaussIntegrator;
import org.hipparchus.analysis.integration.gauss.GaussIntegratorFactory;

/**
 * The {@linkplain MarchenkoPastur Marchenko–Pastur law} carried over to the singular values s =
 * √(mλ) of an m × n matrix of independent entries of mean 0 and variance σ²:
 *
 * <pre>  p(s) = (2s/m) ρ(s²/m),   σ(√m − √n) ≤ s ≤ σ(√m + √n)</pre>
 *
 * <p>For m = n it is the {@linkplain QuarterCircle quarter-circle law} of radius 2σ√m.
 *
 * @param rows m, at least {@code columns}; transpose a wide matrix first
 * @param columns n, at least 1
 * @param entryVariance σ², the variance of one entry; positive and finite
 */
public record MarchenkoPasturSingularValues(int rows, int columns, double entryVariance)
    implements QuantileByBisection {

  private static final GaussIntegrator ANGLES =
      new GaussIntegratorFactory().legendre(128, 0, Math.PI);

  public MarchenkoPasturSingularValues {
    Domain.tall(rows, columns);
    Domain.positive("entryVariance", entryVariance);
  }

  /** The law of λ = s²/m. */
  public MarchenkoPastur ofEigenvalues() {
    return new MarchenkoPastur((double) columns / rows, entryVariance);
  }

  /** The bulk edge σ(√m − √n). */
  @Override
  public double getSupportLowerBound() {
    return sqrt(entryVariance) * (sqrt(rows) - sqrt(columns));
  }

  /** The bulk edge σ(√m + √n). */
  @Override
  public double getSupportUpperBound() {
    return sqrt(entryVariance) * (sqrt(rows) + sqrt(columns));
  }

  /** √((s₊² − s²)(s² − s₋²)) / (π n σ² s). */
  @Override
  public double density(double x) {
    double lower = getSupportLowerBound();
    double upper = getSupportUpperBound();
    if (x < lower || x > upper) {
      return 0;
    }
    double outer = sqrt((upper - x) * (upper + x));
    // At m = n, √(s² − s₋²)/s is 1, also at s = 0.
    double inner = rows == columns ? 1 : sqrt((x - lower) * (x + lower)) / x;
    return outer * inner / (Math.PI * columns * entryVariance);
  }

  @Override
  public double cumulativeProbability(double x) {
    if (x <= getSupportLowerBound()) {
      return 0;
    }
    return x >= getSupportUpperBound() ? 1 : ofEigenvalues().cumulativeProbability(x * x / rows);
  }

  /** By quadrature in the angle of s² = σ²(m + n − 2√(mn) cos θ), to about 1e-14 of itself. */
  @Override
  public double getMean() {
    double m = rows;
    double n = columns;
    double integral =
        ANGLES.integrate(
            angle -> {
              double sin = Math.sin(angle);
              double square = m + n - 2 * sqrt(m * n) * Math.cos(angle);
              return square == 0 ? 0 : sin * sin / sqrt(square);
            });
    return 2 * m * sqrt(entryVariance) / Math.PI * integral;
  }

  /** mσ² − mean²; mσ² is the mean of s². */
  @Override
  public double getVariance() {
    double mean = getMean();
    return rows * entryVariance - mean * mean;
  }
}
