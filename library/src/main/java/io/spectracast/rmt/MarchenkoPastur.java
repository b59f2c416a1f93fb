package io.spectracast.rmt;

import static java.lang.Math.PI;
import static java.lang.Math.atan2;
import static java.lang.Math.sqrt;

/**
 * The Marchenko–Pastur law: the limiting spectral density of {@code WᵀW/m}, where {@code W} is an m
 * × n matrix of independent entries of mean 0 and variance σ², as m, n → ∞ with n/m → q in (0, 1].
 *
 * <pre>  ρ(λ) = √((λ₊ − λ)(λ − λ₋)) / (2π q σ² λ),   λ± = σ² (1 ± √q)²</pre>
 *
 * <p>The variable is an eigenvalue λ = s²/m, where s is a singular value of {@code W}; for the law
 * of s itself see {@link MarchenkoPasturSingularValues}. At q = 1 the lower edge is 0 (a hard edge)
 * and the density is infinite there.
 *
 * <p>V. A. Marchenko and L. A. Pastur, Math. USSR-Sb. 1 (1967) 457–483.
 *
 * @param aspectRatio q = columns/rows, in (0, 1]; transpose a wide matrix first
 * @param entryVariance σ², the variance of one entry of {@code W}; positive and finite
 */
public record MarchenkoPastur(double aspectRatio, double entryVariance)
    implements QuantileByBisection {

  public MarchenkoPastur {
    Domain.require(aspectRatio > 0 && aspectRatio <= 1, "aspectRatio", "in (0, 1]", aspectRatio);
    Domain.positive("entryVariance", entryVariance);
  }

  /** The bulk edge λ₋. */
  @Override
  public double getSupportLowerBound() {
    double root = 1 - sqrt(aspectRatio);
    return entryVariance * root * root;
  }

  /** The bulk edge λ₊; an eigenvalue well above it is an outlier. */
  @Override
  public double getSupportUpperBound() {
    double root = 1 + sqrt(aspectRatio);
    return entryVariance * root * root;
  }

  @Override
  public double density(double x) {
    if (x < getSupportLowerBound() || x > getSupportUpperBound()) {
      return 0;
    }
    return x == 0 ? Double.POSITIVE_INFINITY : root(x) / (2 * PI * aspectRatio * entryVariance * x);
  }

  /**
   * {@inheritDoc}
   *
   * <p>Closed form in the angle θ of λ = σ²(1 + q − 2√q cos θ); absolute error about 1e-16/√q.
   */
  @Override
  public double cumulativeProbability(double x) {
    if (x <= getSupportLowerBound()) {
      return 0;
    }
    if (x >= getSupportUpperBound()) {
      return 1;
    }
    double r = sqrt(aspectRatio);
    double cos = (1 + aspectRatio - x / entryVariance) / (2 * r);
    double sin = root(x) / (2 * r * entryVariance);
    double psi = atan2(r * sin, 1 - r * cos); // = Σ rᵏ sin(kθ)/k
    double cdf = (atan2(sin, cos) + sin / r - (1 - aspectRatio) * psi / aspectRatio) / PI;
    return Math.min(1, Math.max(0, cdf)); // rounding can overshoot by one ulp
  }

  /**
   * ∫ λρ(λ) dλ from {@code from} to {@code to}: the part of the mean that lies between them.
   *
   * @param from λ; anything below the support stands for its edge
   * @param to at least {@code from}; anything above the support stands for its edge
   */
  public double partialMean(double from, double to) {
    Domain.require(from <= to, "to", "at least from", to);
    double difference = semicirclePart(to) - semicirclePart(from);
    return entryVariance * difference / PI; // λρ(λ) is a semicircle
  }

  /** t√(1 − t²) + arcsin t of the point's place t in [−1, 1] between the edges. */
  private double semicirclePart(double x) {
    double centre = entryVariance * (1 + aspectRatio);
    double radius = 2 * entryVariance * sqrt(aspectRatio);
    double t = Math.max(-1, Math.min(1, (x - centre) / radius));
    return t * sqrt(1 - t * t) + Math.asin(t);
  }

  @Override
  public double getMean() {
    return entryVariance;
  }

  /** qσ⁴, the variance of λ — not of an entry. */
  @Override
  public double getVariance() {
    return aspectRatio * entryVariance * entryVariance;
  }

  /** √((λ₊ − x)(x − λ₋)). */
  private double root(double x) {
    return sqrt((getSupportUpperBound() - x) * (x - getSupportLowerBound()));
  }
}
