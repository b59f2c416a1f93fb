package io.spectracast.sde;

import io.spectracast.linalg.DenseMatrix;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

/**
 * The matrix process dW = −κW dt + dM with noise that does not depend on W, sampled from its exact
 * law at any time:
 *
 * <pre>
 *   W_t = e^{−κt} W₀ + √((1 − e^{−2κt})/(2κ)) · Z,   Z with the law of M₁;   κ = 0: W₀ + √t · Z.
 * </pre>
 *
 * <p>There is no time-step error, so that every scheme can be tested on it.
 *
 * <p>G. E. Uhlenbeck and L. S. Ornstein, Phys. Rev. 36 (1930) 823–841.
 *
 * @param rate κ, not negative
 * @param noise isotropic, Kronecker or empirical noise
 */
public record OrnsteinUhlenbeck(double rate, MatrixNoise noise) {

  public OrnsteinUhlenbeck {
    if (!(rate >= 0 && rate < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("rate must be finite and not negative, was " + rate);
    }
    if (noise instanceof MultiplicativeNoise) {
      throw new IllegalArgumentException("noise must not depend on the state, was " + noise);
    }
  }

  /** A matrix with the law of W_t, t ≥ 0, given W₀. */
  public DenseMatrix sample(DenseMatrix initial, double t, UniformRandomProvider rng) {
    if (!(t >= 0 && t < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("t must be finite and not negative, was " + t);
    }
    int rows = initial.rows();
    int columns = initial.columns();
    var normal = ZigguratSampler.NormalizedGaussian.of(rng);
    double[] increment = new double[noise.noises(rows, columns)];
    for (int i = 0; i < increment.length; i++) {
      increment[i] = normal.sample();
    }
    double[] w = new double[rows * columns];
    noise.diffuse(rows, columns, initial.values(), increment, w);
    double keep = Math.exp(-rate * t);
    double scale = Math.sqrt(accumulated(t));
    for (int i = 0; i < w.length; i++) {
      w[i] = keep * initial.values()[i] + scale * w[i];
    }
    return new DenseMatrix(rows, columns, w);
  }

  /** ∫₀ᵗ e^{−2κu} du, exact also for small κt. */
  private double accumulated(double t) {
    return rate == 0 ? t : -Math.expm1(-2 * rate * t) / (2 * rate);
  }
}
