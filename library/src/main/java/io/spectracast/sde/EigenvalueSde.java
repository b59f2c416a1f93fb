package io.spectracast.sde;

/**
 * The eigenvalues λₖ = sₖ² of WᵀW (not divided by m) under isotropic noise and linear decay:
 *
 * <pre>  dλₖ = −2κλₖ dt + 2ν√λₖ dβₖ + ν² [ m + Σ_{j≠k} (λₖ + λⱼ)/(λₖ − λⱼ) ] dt</pre>
 *
 * <p>Itô's formula turns it into the equation of the singular values; the sum over j ≤ n of pairs
 * has no mirror images because λ carries them. Its stationary law for κ &gt; 0 is that of Laguerre.
 *
 * <p>M.-F. Bru, J. Theor. Probab. 4 (1991) 725–751.
 *
 * @param rows m, at least {@code columns}
 * @param columns n
 * @param volatility ν
 * @param rate κ
 */
public record EigenvalueSde(int rows, int columns, double volatility, double rate) implements Sde {

  @Override
  public int dimension() {
    return columns;
  }

  @Override
  public void drift(double t, double[] lambda, double[] out) {
    double variance = volatility * volatility;
    for (int k = 0; k < columns; k++) {
      double sum = rows;
      for (int j = 0; j < columns; j++) {
        if (j != k) {
          sum += (lambda[k] + lambda[j]) / (lambda[k] - lambda[j]);
        }
      }
      out[k] = variance * sum - 2 * rate * lambda[k];
    }
  }

  @Override
  public void diffuse(double t, double[] lambda, double[] increment, double[] out) {
    for (int k = 0; k < columns; k++) {
      out[k] = 2 * volatility * Math.sqrt(Math.max(0, lambda[k])) * increment[k];
    }
  }

  /** Strictly descending and positive. */
  @Override
  public boolean admits(double[] lambda) {
    for (int k = 0; k < columns; k++) {
      if (!(lambda[k] > (k + 1 < columns ? lambda[k + 1] : 0))) {
        return false;
      }
    }
    return true;
  }
}
