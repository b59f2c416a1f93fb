package io.spectracast.rmt;

import static java.lang.Math.exp;
import static java.lang.Math.log;
import static java.lang.Math.log1p;

import org.apache.commons.numbers.gamma.LogBeta;
import org.apache.commons.numbers.gamma.LogGamma;
import org.apache.commons.numbers.gamma.RegularizedBeta;
import org.apache.commons.numbers.gamma.RegularizedGamma;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.AhrensDieterMarsagliaTsangGammaSampler;

/**
 * A gamma bulk with a power-law tail: the stationary law of
 *
 * <pre>  dλ = (a − bλ) dt + √(2(cλ + dλ²)) dB,</pre>
 *
 * whose noise has an additive part c and a part d that grows with the weights. The stationary
 * density ∝ exp(∫ drift/D)/D, D = cλ + dλ², is
 *
 * <pre>  p(λ) ∝ λ^{a/c − 1} (1 + dλ/c)^{−(a/c + b/d + 1)},   λ &gt; 0,</pre>
 *
 * that is, dλ/c has the beta-prime law with parameters a/c and b/d + 1. The tail is λ^{−α} with α =
 * 2 + b/d; as d → 0 the law becomes Gamma(shape a/c, rate b/c), which is what d = 0 gives here.
 *
 * @param inflow a; positive
 * @param decay b; positive
 * @param additiveNoise c; positive
 * @param multiplicativeNoise d; at least 0
 */
public record GammaBulkPowerTail(
    double inflow, double decay, double additiveNoise, double multiplicativeNoise)
    implements HalfLineLaw {

  public GammaBulkPowerTail {
    Domain.positive("inflow", inflow);
    Domain.positive("decay", decay);
    Domain.positive("additiveNoise", additiveNoise);
    Domain.nonNegative("multiplicativeNoise", multiplicativeNoise);
  }

  /** α = 2 + b/d of p(λ) ~ λ^−α; infinite without multiplicative noise. */
  public double tailExponent() {
    return 2 + decay / multiplicativeNoise;
  }

  @Override
  public double density(double x) {
    return exp(logDensity(x));
  }

  @Override
  public double logDensity(double x) {
    if (!(x >= 0 && x < Double.POSITIVE_INFINITY)) {
      return Double.NEGATIVE_INFINITY;
    }
    double power = shape() == 1 ? 0 : (shape() - 1) * log(x);
    double fall =
        isGamma() ? decay / additiveNoise * x : (shape() + tailShape()) * log1p(reduced(x));
    return logConstant() + power - fall;
  }

  @Override
  public double cumulativeProbability(double x) {
    if (!(x > 0) || x == Double.POSITIVE_INFINITY) {
      return x > 0 ? 1 : 0;
    }
    if (isGamma()) {
      return RegularizedGamma.P.value(shape(), decay / additiveNoise * x);
    }
    double y = reduced(x);
    if (NearlyGamma.covers(shape(), tailShape())) {
      return new NearlyGamma(shape(), tailShape()).cumulativeProbability(y);
    }
    return y < 1
        ? RegularizedBeta.value(y / (1 + y), shape(), tailShape())
        : RegularizedBeta.complement(1 / (1 + y), tailShape(), shape());
  }

  @Override
  public double survivalProbability(double x) {
    if (!(x > 0) || x == Double.POSITIVE_INFINITY) {
      return x > 0 ? 0 : 1;
    }
    if (isGamma()) {
      return RegularizedGamma.Q.value(shape(), decay / additiveNoise * x);
    }
    double y = reduced(x);
    if (NearlyGamma.covers(shape(), tailShape())) {
      return new NearlyGamma(shape(), tailShape()).survivalProbability(y);
    }
    return y < 1
        ? RegularizedBeta.complement(y / (1 + y), shape(), tailShape())
        : RegularizedBeta.value(1 / (1 + y), tailShape(), shape());
  }

  /** a/b, whatever the noise. */
  @Override
  public double getMean() {
    return inflow / decay;
  }

  /** a(ad + bc)/(b²(b − d)); infinite for d ≥ b. */
  @Override
  public double getVariance() {
    double b = decay;
    double d = multiplicativeNoise;
    return d < b
        ? inflow * (inflow * d + b * additiveNoise) / (b * b * (b - d))
        : Double.POSITIVE_INFINITY;
  }

  /** A ratio of two gamma variates. */
  @Override
  public Sampler createSampler(UniformRandomProvider rng) {
    if (isGamma()) {
      return AhrensDieterMarsagliaTsangGammaSampler.of(rng, shape(), additiveNoise / decay)::sample;
    }
    double unit = additiveNoise / multiplicativeNoise;
    var numerator = AhrensDieterMarsagliaTsangGammaSampler.of(rng, shape(), unit);
    var denominator = AhrensDieterMarsagliaTsangGammaSampler.of(rng, tailShape(), 1);
    return () -> numerator.sample() / denominator.sample();
  }

  private boolean isGamma() {
    return multiplicativeNoise == 0;
  }

  /** a/c. */
  private double shape() {
    return inflow / additiveNoise;
  }

  /** b/d + 1. */
  private double tailShape() {
    return decay / multiplicativeNoise + 1;
  }

  /** dλ/c. */
  private double reduced(double x) {
    return multiplicativeNoise * x / additiveNoise;
  }

  /** The logarithm of the constant before λ^{a/c − 1}. */
  private double logConstant() {
    return isGamma()
        ? shape() * log(decay / additiveNoise) - LogGamma.value(shape())
        : shape() * log(multiplicativeNoise / additiveNoise) - LogBeta.value(shape(), tailShape());
  }
}
