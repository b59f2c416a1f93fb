package io.spectracast.rmt;

import static java.lang.Math.log;

import org.apache.commons.numbers.gamma.GammaRatio;
import org.apache.commons.numbers.gamma.LogGamma;
import org.apache.commons.numbers.gamma.RegularizedGamma;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.AhrensDieterMarsagliaTsangGammaSampler;

/**
 * Wigner's surmise for the spacing s of neighbouring levels in units of its mean,
 *
 * <pre>  p(s) ∝ s^β e^{−bs²},   b = [Γ((β + 2)/2)/Γ((β + 1)/2)]²,</pre>
 *
 * exact for 2 × 2 Gaussian matrices and within about one percent for large ones. The mean is 1: b =
 * π/4, 4/π, 64/(9π) for β = 1, 2, 4.
 *
 * <p>M. L. Mehta, Random Matrices (3rd ed. 2004), chapter 1.
 *
 * @param beta β, the exponent of the repulsion; positive and finite
 */
public record WignerSurmise(double beta) implements HalfLineLaw {

  public WignerSurmise {
    Domain.positive("beta", beta);
  }

  @Override
  public double density(double x) {
    return Math.exp(logDensity(x));
  }

  @Override
  public double logDensity(double x) {
    if (!(x >= 0 && x < Double.POSITIVE_INFINITY)) {
      return Double.NEGATIVE_INFINITY;
    }
    return log(2)
        + shape() * log(rate())
        - LogGamma.value(shape())
        + beta * log(x)
        - rate() * x * x;
  }

  @Override
  public double cumulativeProbability(double x) {
    return x <= 0 ? 0 : RegularizedGamma.P.value(shape(), rate() * x * x);
  }

  @Override
  public double survivalProbability(double x) {
    return x <= 0 ? 1 : RegularizedGamma.Q.value(shape(), rate() * x * x);
  }

  @Override
  public double getMean() {
    return 1;
  }

  /** (β + 1)/(2b) − 1. */
  @Override
  public double getVariance() {
    return shape() / rate() - 1;
  }

  @Override
  public Sampler createSampler(UniformRandomProvider rng) {
    var square = AhrensDieterMarsagliaTsangGammaSampler.of(rng, shape(), 1 / rate());
    return () -> Math.sqrt(square.sample());
  }

  private double shape() {
    return (beta + 1) / 2;
  }

  private double rate() {
    double inverseRoot = GammaRatio.delta(shape(), 0.5);
    return 1 / (inverseRoot * inverseRoot);
  }
}
