package io.spectracast.rmt;

import static java.lang.Math.log;

import org.apache.commons.numbers.gamma.LogGamma;
import org.apache.commons.numbers.gamma.RegularizedGamma;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.AhrensDieterMarsagliaTsangGammaSampler;

/**
 * The stationary law of one squared singular value λ = s² under a linear restoring drift −κW and
 * isotropic noise of volatility ν, with the repulsion of all the others left out:
 *
 * <pre>  λ ~ Gamma(shape (m − n + 1)/2, rate κ/ν²)</pre>
 *
 * <p>It follows from dλ = [(m − n + 1)ν² − 2κλ] dt + 2ν√λ dB and is exact for n = 1. For n &gt; 1
 * it is a comparison, not an approximation: with the repulsion the spectrum is the {@linkplain
 * LaguerreEnsemble Laguerre ensemble}'s, whose relative spread is several times larger. Its tail is
 * exponential in λ, Gaussian in s; there is no power law in it. For the printed form of the source
 * see {@link PublishedSingularValueLaw}.
 *
 * @param rows m, at least {@code columns}
 * @param columns n, at least 1
 * @param decay κ, the restoring rate per unit of time; positive
 * @param volatility ν, standard deviation of one entry's noise after unit time; positive
 */
public record SingleModeGamma(int rows, int columns, double decay, double volatility)
    implements HalfLineLaw {

  public SingleModeGamma {
    Domain.tall(rows, columns);
    Domain.positive("decay", decay);
    Domain.positive("volatility", volatility);
  }

  /** (m − n + 1)/2. */
  public double shape() {
    return (rows - columns + 1) / 2.0;
  }

  /** κ/ν². */
  public double rate() {
    return decay / (volatility * volatility);
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
    double power = shape() == 1 ? 0 : (shape() - 1) * log(x);
    return shape() * log(rate()) + power - rate() * x - LogGamma.value(shape());
  }

  @Override
  public double cumulativeProbability(double x) {
    return x <= 0 ? 0 : RegularizedGamma.P.value(shape(), rate() * x);
  }

  @Override
  public double survivalProbability(double x) {
    return x <= 0 ? 1 : RegularizedGamma.Q.value(shape(), rate() * x);
  }

  @Override
  public double getMean() {
    return shape() / rate();
  }

  @Override
  public double getVariance() {
    return shape() / (rate() * rate());
  }

  @Override
  public Sampler createSampler(UniformRandomProvider rng) {
    return AhrensDieterMarsagliaTsangGammaSampler.of(rng, shape(), 1 / rate())::sample;
  }
}
