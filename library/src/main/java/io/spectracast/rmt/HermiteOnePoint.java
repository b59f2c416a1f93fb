package io.spectracast.rmt;

import static java.lang.Math.PI;
import static java.lang.Math.exp;
import static java.lang.Math.log;
import static java.lang.Math.sqrt;

/**
 * The exact finite-n density of one eigenvalue of the {@linkplain HermiteEnsemble Hermite ensemble}
 * with β = 2 (complex Hermitian matrices):
 *
 * <pre>  ρ(λ) = 1/(nσ√2) Σ_{k&lt;n} φₖ(x)²,   x = λ/(σ√2),</pre>
 *
 * where φₖ are the Hermite functions orthonormal under e^{−x²/2}. It tends to the semicircle of
 * radius 2σ√(2n), with n bumps and tails beyond the edge. Distribution function by quadrature, to
 * 1e-13, each tail to a relative 1e-11.
 *
 * <p>M. L. Mehta, Random Matrices (3rd ed. 2004), chapter 6.
 */
public final class HermiteOnePoint implements QuantileByBisection {

  private final int size;
  private final double unit;
  private final OrthonormalPolynomials polynomials;
  private final PanelIntegral integral;

  /**
   * @param size n, in [1, 5000]; the time to build grows like n², about half a second at 2000
   * @param entryVariance σ², the variance of each of the two components of an entry
   */
  public HermiteOnePoint(int size, double entryVariance) {
    Domain.require(size >= 1 && size <= 5000, "size", "in [1, 5000]", size);
    Domain.positive("entryVariance", entryVariance);
    this.size = size;
    this.unit = sqrt(2 * entryVariance);
    this.polynomials = OrthonormalPolynomials.hermite(size);
    this.integral = new PanelIntegral(x -> exp(logStandardDensity(x)), breaks());
  }

  @Override
  public double density(double x) {
    return exp(logDensity(x));
  }

  @Override
  public double logDensity(double x) {
    return Math.abs(x) <= Double.MAX_VALUE
        ? logStandardDensity(x / unit) - log(unit)
        : Double.NEGATIVE_INFINITY;
  }

  @Override
  public double cumulativeProbability(double x) {
    return x < 0 ? integral.below(x / unit) : 1 - integral.above(x / unit);
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

  /** 2nσ². */
  @Override
  public double getVariance() {
    return size * unit * unit;
  }

  @Override
  public double getSupportLowerBound() {
    return Double.NEGATIVE_INFINITY;
  }

  @Override
  public double getSupportUpperBound() {
    return Double.POSITIVE_INFINITY;
  }

  private double logStandardDensity(double x) {
    if (!(Math.abs(x) < 1e150)) {
      return Double.NEGATIVE_INFINITY;
    }
    return polynomials.logSumOfSquares(x) - x * x / 2 - log(2 * PI) / 2 - log(size);
  }

  /** Panels as wide as the level spacing in the middle, out to where the density underflows. */
  private double[] breaks() {
    double width = PI / sqrt(size);
    double end = 2 * sqrt(size);
    while (logStandardDensity(end) > -730) {
      end += width;
    }
    int half = (int) Math.ceil(end / width);
    double[] breaks = new double[2 * half + 1];
    for (int i = 0; i <= 2 * half; i++) {
      breaks[i] = (i - half) * width;
    }
    return breaks;
  }
}
