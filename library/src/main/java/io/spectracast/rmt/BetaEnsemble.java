package io.spectracast.rmt;

import org.apache.commons.rng.UniformRandomProvider;

/**
 * An ensemble of n eigenvalues that repel one another with exponent β: the joint density of λ₁ &gt;
 * … &gt; λₙ is ∏_{i&lt;j} (λᵢ − λⱼ)^β ∏ w(λᵢ), up to its constant. β = 1, 2, 4 are the classical
 * ensembles of real, complex and quaternion matrices; any β &gt; 0 has a tridiagonal model, by
 * which spectra are sampled exactly in O(n²).
 *
 * <p>I. Dumitriu and A. Edelman, J. Math. Phys. 43 (2002) 5830–5847.
 */
public sealed interface BetaEnsemble permits HermiteEnsemble, LaguerreEnsemble {

  /** n, the number of eigenvalues. */
  int size();

  /** β. */
  double beta();

  /** One spectrum λ₁ ≥ … ≥ λₙ, exactly distributed; a new array. */
  double[] sampleEigenvalues(UniformRandomProvider rng);

  /**
   * The logarithm of the joint density of the ordered eigenvalues, constant included: it integrates
   * to 1 over λ₁ &gt; … &gt; λₙ. Negative infinity where the values are not strictly decreasing or
   * leave the support.
   *
   * @param eigenvalues length n; not modified
   */
  double logDensity(double[] eigenvalues);

  /**
   * The one-point density by simulation, for β without a closed form.
   *
   * @param edges of the bins, ascending
   * @param draws spectra to sample, at least 2
   */
  default OnePointHistogram simulateOnePoint(double[] edges, int draws, UniformRandomProvider rng) {
    return OnePointHistogram.simulate(this, edges, draws, rng);
  }

  /** β Σ_{i&lt;j} log(λᵢ − λⱼ), or negative infinity outside the chamber. */
  static double logRepulsion(double[] eigenvalues, double beta) {
    double sum = 0;
    for (int i = 0; i < eigenvalues.length; i++) {
      for (int j = i + 1; j < eigenvalues.length; j++) {
        double gap = eigenvalues[i] - eigenvalues[j];
        sum += gap > 0 ? Math.log(gap) : Double.NEGATIVE_INFINITY;
      }
    }
    return beta * sum;
  }
}
