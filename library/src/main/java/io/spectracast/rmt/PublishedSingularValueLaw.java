package io.spectracast.rmt;

import static java.lang.Math.log;
import static java.lang.Math.sqrt;

import org.apache.commons.numbers.gamma.GammaRatio;
import org.apache.commons.numbers.gamma.LogGamma;
import org.apache.commons.numbers.gamma.RegularizedGamma;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.AhrensDieterMarsagliaTsangGammaSampler;

/**
 * The stationary law of one singular value as printed in arXiv 2507.12709, Eq. 13, kept for
 * comparison with that account:
 *
 * <pre>  p(s) = 2 cᵃ s^{2a−1} e^{−cs²}/Γ(a),   a = (m − n + 3)/4,   c = β/(4ηD)</pre>
 *
 * <p>The shape that follows from the equation of motion is (m − n + 1)/2 instead of a: see {@link
 * SingleModeGamma}. Nothing here is shifted or rescaled to a histogram.
 *
 * @param rows m, at least {@code columns}
 * @param columns n, at least 1
 * @param rate c = β/(4ηD); positive
 */
public record PublishedSingularValueLaw(int rows, int columns, double rate) implements HalfLineLaw {

  public PublishedSingularValueLaw {
    Domain.tall(rows, columns);
    Domain.positive("rate", rate);
  }

  /** a = (m − n + 3)/4. */
  public double shape() {
    return (rows - columns + 3) / 4.0;
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
        + shape() * log(rate)
        + (2 * shape() - 1) * log(x)
        - rate * x * x
        - LogGamma.value(shape());
  }

  @Override
  public double cumulativeProbability(double x) {
    return x <= 0 ? 0 : RegularizedGamma.P.value(shape(), rate * x * x);
  }

  @Override
  public double survivalProbability(double x) {
    return x <= 0 ? 1 : RegularizedGamma.Q.value(shape(), rate * x * x);
  }

  /** Γ(a + ½)/(Γ(a)√c). */
  @Override
  public double getMean() {
    return 1 / (GammaRatio.delta(shape(), 0.5) * sqrt(rate));
  }

  /** a/c − mean². */
  @Override
  public double getVariance() {
    double mean = getMean();
    return shape() / rate - mean * mean;
  }

  @Override
  public Sampler createSampler(UniformRandomProvider rng) {
    var square = AhrensDieterMarsagliaTsangGammaSampler.of(rng, shape(), 1 / rate);
    return () -> sqrt(square.sample());
  }
}
