package io.spectracast.rmt;

import static java.lang.Math.pow;
import static java.lang.Math.sqrt;

import java.util.Optional;
import java.util.OptionalDouble;
import org.hipparchus.analysis.integration.gauss.GaussIntegrator;
import org.hipparchus.analysis.integration.gauss.GaussIntegratorFactory;

/**
 * A spike in rectangular noise: W = θuvᵀ + σZ, with u, v unit vectors and Z an m × n matrix of
 * independent entries of mean 0 and variance 1; the limits as m, n → ∞ at fixed ratio and θ²/n.
 *
 * <pre>
 *   visible iff θ &gt; σ(mn)^{1/4};  then  s₁ → √((θ² + mσ²)(θ² + nσ²))/θ,
 *   (u·u₁)² → 1 − mσ²(θ² + nσ²)/(θ²(θ² + mσ²)),   (v·v₁)² → 1 − nσ²(θ² + mσ²)/(θ²(θ² + nσ²))
 * </pre>
 *
 * <p>Below the threshold s₁ → σ(√m + √n) and the overlaps vanish.
 *
 * <p>F. Benaych-Georges and R. R. Nadakuditi, J. Multivariate Anal. 111 (2012) 120–135.
 *
 * @param rows m, at least 1; here m may be smaller than n
 * @param columns n, at least 1
 * @param entryVariance σ²; positive and finite
 * @param strength θ, the singular value of the spike before the noise; at least 0
 */
public record RectangularSpike(int rows, int columns, double entryVariance, double strength) {

  private static final GaussIntegrator TIMES = new GaussIntegratorFactory().legendre(64, 0, 1);

  public RectangularSpike {
    Domain.require(rows >= 1, "rows", "at least 1", rows);
    Domain.require(columns >= 1, "columns", "at least 1", columns);
    Domain.positive("entryVariance", entryVariance);
    Domain.nonNegative("strength", strength);
  }

  /**
   * The spike behind an observed singular value, by inverting θ → s₁.
   *
   * @param singularValue s₁, at least 0
   * @return empty when s₁ is not above the bulk edge, where every θ below the threshold looks alike
   */
  public static Optional<RectangularSpike> behind(
      double singularValue, int rows, int columns, double entryVariance) {
    Domain.nonNegative("singularValue", singularValue);
    var noise = new RectangularSpike(rows, columns, entryVariance, 0);
    double upper = noise.bulkEdge();
    if (!(singularValue > upper)) {
      return Optional.empty();
    }
    double lower = sqrt(entryVariance) * (sqrt(rows) - sqrt(columns));
    // s² − (m + n)σ² and the discriminant, as products that stay exact at the edge
    double above = (singularValue - upper) * (singularValue + upper);
    double aboveLower = (singularValue - lower) * (singularValue + lower);
    double square = (above + aboveLower) / 4 + sqrt(above * aboveLower) / 2;
    return Optional.of(new RectangularSpike(rows, columns, entryVariance, sqrt(square)));
  }

  /** σ(mn)^{1/4}: the largest strength that leaves no trace in the spectrum. */
  public double threshold() {
    return sqrt(entryVariance) * pow((double) rows * columns, 0.25);
  }

  /** Whether θ exceeds the threshold. */
  public boolean isVisible() {
    return strength > threshold();
  }

  /** σ(√m + √n). */
  public double bulkEdge() {
    return sqrt(entryVariance) * (sqrt(rows) + sqrt(columns));
  }

  /** The limit of s₁. */
  public double singularValue() {
    double square = strength * strength;
    return isVisible()
        ? sqrt(square + rows * entryVariance) * sqrt(square + columns * entryVariance) / strength
        : bulkEdge();
  }

  /**
   * The standard deviation of s₁ over noise matrices, to leading order: about σ far above the
   * threshold, falling to zero there. With s(θ, t) the limit for entry variance t,
   *
   * <pre>  Var s₁ = s_θ(θ, σ²)² ∫₀^{σ²} dt / s_θ(θ, t)²,   s_θ = ∂s/∂θ,</pre>
   *
   * which solves dVar/dt = 1 + 2 Var ∂ₜ ln s_θ: as entries take up noise, s₁ diffuses like one of
   * them, in the pull of the bulk linearised about its mean.
   *
   * @return empty below the threshold, where s₁ follows the Tracy–Widom law
   */
  public OptionalDouble fluctuation() {
    if (!isVisible()) {
      return OptionalDouble.empty();
    }
    double integral = TIMES.integrate(x -> Math.pow(slope(x * entryVariance), -2)) * entryVariance;
    return OptionalDouble.of(slope(entryVariance) * sqrt(integral));
  }

  /** ∂s/∂θ for entry variance t, from s² = θ² + (m + n)t + mnt²/θ². */
  private double slope(double t) {
    double square = strength * strength;
    double rest = (double) rows * columns * t * t / square;
    double s = sqrt(square + (rows + columns) * t + rest);
    return (strength - rest / strength) / s;
  }

  /** The limit of (u·u₁)², in [0, 1]. */
  public double leftOverlap() {
    return overlap(rows * entryVariance, columns * entryVariance);
  }

  /** The limit of (v·v₁)², in [0, 1]. */
  public double rightOverlap() {
    return overlap(columns * entryVariance, rows * entryVariance);
  }

  /** 1 − own(θ² + other)/(θ²(θ² + own)) = (θ⁴ − own·other)/(θ²(θ² + own)). */
  private double overlap(double own, double other) {
    double square = strength * strength;
    return isVisible() ? (square - own / square * other) / (square + own) : 0;
  }
}
