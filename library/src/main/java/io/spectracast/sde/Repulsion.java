package io.spectracast.sde;

import java.util.Arrays;

/**
 * The weights of the second-order Itô drift of singular values, symmetric in their two indices:
 *
 * <pre>  driftₖ = ½ [ wₖ/sₖ + Σ_{j≠k} ( p⁻ₖⱼ/(sₖ − sⱼ) + p⁺ₖⱼ/(sₖ + sⱼ) ) ]</pre>
 *
 * <p>With aᵢⱼ = uᵢᵀdM vⱼ these are p∓ₖⱼ = ½(E aₖⱼ² + E aⱼₖ²) ± E aₖⱼaⱼₖ per unit of time, which are
 * not negative, and wₖ = Σ E aᵢₖ² over the left directions i outside the first n. Isotropic noise
 * has p∓ = ν² and w = (m − n)ν². The drift is minus the gradient of a convex potential.
 *
 * @param gap p⁻, n × n in row-major order; diagonal unused; positive between neighbours
 * @param mirror p⁺, in the same order
 * @param wall w, length n, not negative
 */
public record Repulsion(double[] gap, double[] mirror, double[] wall) {

  public Repulsion {
    int n = wall.length;
    if (gap.length != n * n || mirror.length != n * n) {
      throw new IllegalArgumentException(
          "gap and mirror must hold n x n = %d weights, was %d and %d"
              .formatted(n * n, gap.length, mirror.length));
    }
    for (int k = 0; k + 1 < n; k++) {
      if (!(gap[k * n + k + 1] > 0)) {
        throw new IllegalArgumentException(
            "gap weights of neighbours must be positive, was %s between %d and %d"
                .formatted(gap[k * n + k + 1], k, k + 1));
      }
    }
  }

  /** The weights of noise independent between entries, of volatility ν, in an m × n matrix. */
  public static Repulsion isotropic(int rows, int columns, int modes, double volatility) {
    double variance = volatility * volatility;
    double[] pairs = new double[modes * modes];
    double[] wall = new double[modes];
    Arrays.fill(pairs, variance);
    Arrays.fill(wall, (rows - columns) * variance);
    return new Repulsion(pairs, pairs, wall);
  }

  /** Adds the repulsion at s to {@code out}. */
  public void addDrift(double[] s, double[] out) {
    int n = s.length;
    for (int k = 0; k < n; k++) {
      double sum = wall[k] / s[k];
      for (int j = 0; j < n; j++) {
        if (j != k) {
          sum += gap[k * n + j] / (s[k] - s[j]) + mirror[k * n + j] / (s[k] + s[j]);
        }
      }
      out[k] += sum / 2;
    }
  }

  /** Whether nothing but its neighbour's mirror image keeps the lowest value from zero. */
  boolean signed() {
    return wall[wall.length - 1] == 0;
  }
}
