package io.spectracast.rmt;

import static java.lang.Math.log;
import static java.lang.Math.sqrt;

import java.util.List;
import org.apache.commons.numbers.gamma.LogGamma;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * The Laguerre (Wishart) β-ensemble: the eigenvalues λ = s² of {@code WᵀW} for an m × n matrix
 * whose entries have β independent Gaussian components of variance σ² each,
 *
 * <pre>
 *   p(λ) ∝ ∏_{i&lt;j} (λᵢ − λⱼ)^β ∏ λᵢ^{β(m−n+1)/2 − 1} e^{−λᵢ/2σ²},   λ₁ &gt; … &gt; λₙ &gt; 0.
 * </pre>
 *
 * <p>β = 1 is the law of {@code WᵀW} for real Gaussian entries of variance σ². The bulk of s is
 * σ√β(√m ± √n). Sampled by the singular values of the bidiagonal matrix with independent entries
 * σχ_{β(m−i+1)} on and σχ_{β(n−i)} below the diagonal.
 *
 * @param rows m, at least {@code columns}
 * @param columns n, at least 1
 * @param beta β; positive and finite
 * @param entryVariance σ²; positive and finite
 */
public record LaguerreEnsemble(int rows, int columns, double beta, double entryVariance)
    implements BetaEnsemble {

  public LaguerreEnsemble {
    Domain.tall(rows, columns);
    Domain.positive("beta", beta);
    Domain.positive("entryVariance", entryVariance);
  }

  @Override
  public int size() {
    return columns;
  }

  /** One set of singular values s₁ ≥ … ≥ sₙ; a new array. */
  public double[] sampleSingularValues(UniformRandomProvider rng) {
    double[] diagonal = new double[columns];
    double[] below = new double[columns - 1];
    sampleBidiagonal(rng, diagonal, below);
    return SymmetricTridiagonal.singularValues(diagonal, below);
  }

  private void sampleBidiagonal(UniformRandomProvider rng, double[] diagonal, double[] below) {
    double sigma = sqrt(entryVariance);
    for (int i = 0; i < columns; i++) {
      diagonal[i] = sigma * ChiSampler.sample(rng, beta * (rows - i));
      if (i < columns - 1) {
        below[i] = sigma * ChiSampler.sample(rng, beta * (columns - 1 - i));
      }
    }
  }

  /**
   * {@inheritDoc}
   *
   * <p>Of the tridiagonal product of the bidiagonal matrix with its transpose, four times as fast
   * as the squares of {@link #sampleSingularValues}: absolute error some tens of ulps of λ₁.
   */
  @Override
  public double[] sampleEigenvalues(UniformRandomProvider rng) {
    double[] diagonal = new double[columns];
    double[] beside = new double[columns - 1];
    sampleTridiagonal(rng, diagonal, beside);
    return descending(SymmetricTridiagonal.eigenvalues(diagonal, beside));
  }

  /**
   * Several spectra, each the one that {@link #sampleEigenvalues} draws from its generator but for
   * rounding, at a fraction of the time: some forty together are the fastest.
   *
   * @param rngs one for each spectrum
   */
  public double[][] sampleTogether(List<UniformRandomProvider> rngs) {
    double[][] diagonals = new double[rngs.size()][columns];
    double[][] beside = new double[rngs.size()][columns - 1];
    for (int k = 0; k < diagonals.length; k++) {
      sampleTridiagonal(rngs.get(k), diagonals[k], beside[k]);
    }
    double[][] spectra = SymmetricTridiagonals.eigenvalues(diagonals, beside);
    for (int k = 0; k < spectra.length; k++) {
      spectra[k] = descending(spectra[k]);
    }
    return spectra;
  }

  private void sampleTridiagonal(UniformRandomProvider rng, double[] diagonal, double[] beside) {
    double[] a = new double[columns];
    double[] b = new double[columns - 1];
    sampleBidiagonal(rng, a, b);
    for (int i = 0; i < columns; i++) {
      int last = columns - 1 - i; // the iteration is faster where the large entries come last
      diagonal[last] = a[i] * a[i] + (i > 0 ? b[i - 1] * b[i - 1] : 0);
      if (i < columns - 1) {
        beside[last - 1] = a[i] * b[i];
      }
    }
  }

  private static double[] descending(double[] ascending) {
    double[] descending = new double[ascending.length];
    for (int k = 0; k < descending.length; k++) {
      descending[k] = Math.max(0, ascending[descending.length - 1 - k]);
    }
    return descending;
  }

  @Override
  public double logDensity(double[] eigenvalues) {
    Domain.require(
        eigenvalues.length == columns, "eigenvalues.length", "columns", eigenvalues.length);
    if (!(eigenvalues[columns - 1] > 0)) {
      return Double.NEGATIVE_INFINITY;
    }
    double sum = BetaEnsemble.logRepulsion(eigenvalues, beta) - logConstant();
    for (double value : eigenvalues) {
      sum += exponent() * log(value) - value / (2 * entryVariance);
    }
    return sum;
  }

  /** β(m − n + 1)/2 − 1. */
  private double exponent() {
    return beta * (rows - columns + 1) / 2 - 1;
  }

  /** Selberg's integral over the ordered chamber. */
  private double logConstant() {
    double sum = log(2 * entryVariance) * columns * (exponent() + 1 + beta * (columns - 1) / 2);
    for (int j = 0; j < columns; j++) {
      sum +=
          LogGamma.value(exponent() + 1 + j * beta / 2)
              + LogGamma.value(1 + (j + 1) * beta / 2)
              - LogGamma.value(1 + beta / 2)
              - log(j + 1);
    }
    return sum;
  }
}
