package io.spectracast.rmt;

import static java.lang.Math.log;
import static java.lang.Math.sqrt;

import org.apache.commons.numbers.gamma.LogGamma;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

/**
 * The Hermite (Gaussian) β-ensemble: the eigenvalues of an n × n self-adjoint matrix whose
 * off-diagonal entries have β independent Gaussian components of variance σ² each, and whose
 * diagonal entries have variance 2σ²,
 *
 * <pre>  p(λ) ∝ ∏_{i&lt;j} (λᵢ − λⱼ)^β ∏ e^{−λᵢ²/4σ²},   λ₁ &gt; … &gt; λₙ.</pre>
 *
 * <p>The bulk has radius R = 2σ√(βn), and n^{1/6}(λ₁ − R)/(σ√β) tends to the β law of the edge: for
 * β = 1, 2 that of {@link TracyWidom}, for β = 4 that of 2^{−1/6} times its variable. Sampled by
 * the tridiagonal matrix with independent entries N(0, 2σ²) on and σχ_{β(n−i)} beside the diagonal.
 *
 * @param size n, at least 1
 * @param beta β; positive and finite
 * @param entryVariance σ²; positive and finite
 */
public record HermiteEnsemble(int size, double beta, double entryVariance) implements BetaEnsemble {

  public HermiteEnsemble {
    Domain.require(size >= 1, "size", "at least 1", size);
    Domain.positive("beta", beta);
    Domain.positive("entryVariance", entryVariance);
  }

  @Override
  public double[] sampleEigenvalues(UniformRandomProvider rng) {
    double sigma = sqrt(entryVariance);
    var gaussian = ZigguratSampler.NormalizedGaussian.of(rng);
    double[] diagonal = new double[size];
    double[] beside = new double[size - 1];
    for (int i = 0; i < size; i++) {
      diagonal[i] = sqrt(2) * sigma * gaussian.sample();
      if (i < size - 1) {
        beside[i] = sigma * ChiSampler.sample(rng, beta * (size - 1 - i));
      }
    }
    return descending(SymmetricTridiagonal.eigenvalues(diagonal, beside));
  }

  @Override
  public double logDensity(double[] eigenvalues) {
    Domain.require(eigenvalues.length == size, "eigenvalues.length", "size", eigenvalues.length);
    double sum = BetaEnsemble.logRepulsion(eigenvalues, beta) - logConstant();
    for (double value : eigenvalues) {
      sum -= value * value / (4 * entryVariance);
    }
    return sum;
  }

  /** Mehta's integral over the ordered chamber. */
  private double logConstant() {
    double n = size;
    double sum =
        n / 2 * log(2 * Math.PI) + (n + beta * n * (n - 1) / 2) / 2 * log(2 * entryVariance);
    for (int j = 1; j <= size; j++) {
      sum += LogGamma.value(1 + j * beta / 2) - LogGamma.value(1 + beta / 2) - log(j);
    }
    return sum;
  }

  private static double[] descending(double[] ascending) {
    double[] result = new double[ascending.length];
    for (int i = 0; i < result.length; i++) {
      result[i] = ascending[result.length - 1 - i];
    }
    return result;
  }
}
