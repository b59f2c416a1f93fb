package io.spectracast.rmt;

import static java.lang.Math.PI;
import static java.lang.Math.exp;
import static java.lang.Math.log;
import static java.lang.Math.log1p;
import static java.lang.Math.sqrt;

import org.apache.commons.numbers.gamma.LogGamma;

/**
 * The exact finite-n density of one eigenvalue λ = s² of the {@linkplain LaguerreEnsemble Laguerre
 * ensemble} with β = 2 (complex Wishart matrices):
 *
 * <pre>  ρ(λ) = 1/(2nσ²) Σ_{k&lt;n} φₖ(x)²,   x = λ/2σ²,</pre>
 *
 * where φₖ are the Laguerre functions orthonormal under x^{m−n} e^{−x}. It tends to the
 * Marchenko–Pastur law of λ/m with entry variance 2σ², with n bumps and tails beyond the edges.
 * Distribution function by quadrature, to 1e-13, each tail to a relative 1e-11.
 *
 * <p>P. J. Forrester, Log-Gases and Random Matrices (2010), chapter 5.
 */
public final class LaguerreOnePoint implements HalfLineLaw {

  private final int rows;
  private final int columns;
  private final double unit;
  private final double median;
  private final OrthonormalPolynomials polynomials;
  private final PanelIntegral integral;

  /**
   * @param rows m, at least {@code columns}
   * @param columns n, in [1, 5000]; the time to build grows like n², about half a second at 2000
   * @param entryVariance σ², the variance of each of the two components of an entry
   */
  public LaguerreOnePoint(int rows, int columns, double entryVariance) {
    Domain.tall(rows, columns);
    Domain.require(columns <= 5000, "columns", "at most 5000", columns);
    Domain.positive("entryVariance", entryVariance);
    this.rows = rows;
    this.columns = columns;
    this.unit = 2 * entryVariance;
    this.median = sqrt(rows);
    this.polynomials = OrthonormalPolynomials.laguerre(columns, rows - columns);
    this.integral = new PanelIntegral(r -> 2 * r * exp(logStandardDensity(r * r)), breaks());
  }

  @Override
  public double density(double x) {
    return exp(logDensity(x));
  }

  @Override
  public double logDensity(double x) {
    return x >= 0 ? logStandardDensity(x / unit) - log(unit) : Double.NEGATIVE_INFINITY;
  }

  @Override
  public double cumulativeProbability(double x) {
    double root = sqrt(Math.max(0, x / unit));
    return root < median ? integral.below(root) : 1 - integral.above(root);
  }

  @Override
  public double survivalProbability(double x) {
    double root = sqrt(Math.max(0, x / unit));
    return root < median ? 1 - integral.below(root) : integral.above(root);
  }

  /** 2mσ². */
  @Override
  public double getMean() {
    return rows * unit;
  }

  /** 4mnσ⁴. */
  @Override
  public double getVariance() {
    return unit * unit * rows * columns;
  }

  private double logStandardDensity(double x) {
    if (!(x < 1e150)) {
      return Double.NEGATIVE_INFINITY;
    }
    int excess = rows - columns;
    return polynomials.logSumOfSquares(x) + logWeight(x, excess) - log(columns);
  }

  /** log xᵃe^{−x}/Γ(a + 1), by Stirling's series about x = a where the terms would cancel. */
  private static double logWeight(double x, double a) {
    if (a == 0) {
      return -x;
    }
    if (a < 20) {
      return a * log(x) - x - LogGamma.value(a + 1);
    }
    double u = (x - a) / a;
    double r = 1 / (a * a);
    double remainder = (1 / 12.0 - r * (1 / 360.0 - r * (1 / 1260.0 - r / 1680))) / a;
    return a * (log1p(u) - u) - log(2 * PI * a) / 2 - remainder;
  }

  /** Panels in √x, where levels are nearly evenly spaced, to where the density underflows. */
  private double[] breaks() {
    double width = 2 / sqrt(columns);
    double end = sqrt(rows) + sqrt(columns);
    while (logStandardDensity(end * end) > -730) {
      end += width;
    }
    double start = Math.max(0, sqrt(rows) - sqrt(columns));
    while (start > 0 && logStandardDensity(start * start) > -730) {
      start = Math.max(0, start - width);
    }
    int panels = (int) Math.ceil((end - start) / width);
    double[] breaks = new double[panels + 1];
    for (int i = 0; i <= panels; i++) {
      breaks[i] = start + i * width;
    }
    return breaks;
  }
}
