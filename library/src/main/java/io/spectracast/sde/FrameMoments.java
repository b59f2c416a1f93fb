package io.spectracast.sde;

import java.util.Arrays;

/**
 * Second moments, per unit of time, of the noise seen in the singular frame, aᵢⱼ = uᵢᵀdM vⱼ, among
 * the first K singular directions. They fix the whole second-order Itô drift of the singular values
 * and the covariance of their noise:
 *
 * <pre>  driftₖ = ½ Σ_{j≠k} [ sₖ (E aⱼₖ² + E aₖⱼ²) + 2 sⱼ E aⱼₖaₖⱼ ]/(sₖ² − sⱼ²)
 *         + ½ (leftₖ + rightₖ)/sₖ
 *   E dsⱼdsₖ = E aⱼⱼaₖₖ dt</pre>
 *
 * <p>The directions outside the first K count as having singular value zero. That is exact for K =
 * n, where they are the m − n left directions; for a truncated frame the error of their share is of
 * relative order (s_outside/sₖ)².
 *
 * @param squares E aⱼₖ², K × K in row-major order
 * @param crosses E aⱼₖaₖⱼ, symmetric, in the same order
 * @param diagonal E aⱼⱼaₖₖ, symmetric, in the same order
 * @param left Σ E aᵢₖ² over the left directions i outside the first K, length K
 * @param right Σ E aₖᵢ² over the right directions i outside the first K, length K
 */
public record FrameMoments(
    double[] squares, double[] crosses, double[] diagonal, double[] left, double[] right) {

  public FrameMoments {
    int size = left.length * right.length;
    if (squares.length != size || crosses.length != size || diagonal.length != size) {
      throw new IllegalArgumentException(
          "squares, crosses and diagonal must hold %d moments, was %d, %d and %d"
              .formatted(size, squares.length, crosses.length, diagonal.length));
    }
  }

  /** Noise independent between the entries of an m × n matrix. */
  public static FrameMoments isotropic(int rows, int columns, int modes, double volatility) {
    double variance = volatility * volatility;
    double[] squares = new double[modes * modes];
    double[] diagonal = new double[modes * modes];
    double[] left = new double[modes];
    double[] right = new double[modes];
    Arrays.fill(squares, variance);
    Arrays.fill(left, variance * (rows - modes));
    Arrays.fill(right, variance * (columns - modes));
    for (int k = 0; k < modes; k++) {
      diagonal[k * modes + k] = variance;
    }
    return new FrameMoments(squares, diagonal.clone(), diagonal, left, right);
  }

  /** K. */
  public int modes() {
    return left.length;
  }

  /** All moments multiplied by a positive factor. */
  public FrameMoments times(double factor) {
    return new FrameMoments(
        scaled(squares, factor),
        scaled(crosses, factor),
        scaled(diagonal, factor),
        scaled(left, factor),
        scaled(right, factor));
  }

  private static double[] scaled(double[] values, double factor) {
    return Arrays.stream(values).map(x -> factor * x).toArray();
  }

  /** The second-order drift as a repulsion between singular values and their mirror images. */
  public Repulsion repulsion() {
    int n = modes();
    double[] gap = new double[n * n];
    double[] mirror = new double[n * n];
    for (int j = 0; j < n; j++) {
      for (int k = 0; k < n; k++) {
        double mean = 0.5 * (squares[j * n + k] + squares[k * n + j]);
        gap[j * n + k] = mean + crosses[j * n + k];
        mirror[j * n + k] = Math.max(0, mean - crosses[j * n + k]);
      }
    }
    double[] wall = new double[n];
    for (int k = 0; k < n; k++) {
      wall[k] = left[k] + right[k];
    }
    return new Repulsion(gap, mirror, wall);
  }

  /** The second-order Itô drift at s. */
  public double[] drift(double[] s) {
    double[] drift = new double[s.length];
    repulsion().addDrift(s, drift);
    return drift;
  }

  /**
   * How fast the left vectors turn: rateᵢ = Σⱼ E|uⱼᵀduᵢ|² per unit of time, of which half is the
   * Itô drift −½ rateᵢ uᵢ that keeps |uᵢ| = 1.
   */
  public double[] leftTurning(double[] s) {
    return turning(s, left, false);
  }

  /** The same for the right vectors. */
  public double[] rightTurning(double[] s) {
    return turning(s, right, true);
  }

  private double[] turning(double[] s, double[] outside, boolean transposed) {
    int n = modes();
    double[] rate = new double[n];
    for (int i = 0; i < n; i++) {
      rate[i] = outside[i] / (s[i] * s[i]);
      for (int j = 0; j < n; j++) {
        if (j != i) {
          double inner = squares[transposed ? i * n + j : j * n + i]; // of sᵢ
          double outer = squares[transposed ? j * n + i : i * n + j]; // of sⱼ
          double gap = (s[i] - s[j]) * (s[i] + s[j]);
          double sum =
              s[i] * s[i] * inner + s[j] * s[j] * outer + 2 * s[i] * s[j] * crosses[i * n + j];
          rate[i] += sum / (gap * gap);
        }
      }
    }
    return rate;
  }

  /** Writes F·ΔB with FFᵀ the covariance of the singular values' noise, F lower triangular. */
  void diffuse(double[] increment, double[] out) {
    int n = modes();
    double[] factor = new double[n * n];
    Arrays.fill(out, 0);
    for (int j = 0; j < n; j++) {
      for (int k = 0; k <= j; k++) {
        double sum = diagonal[j * n + k];
        for (int i = 0; i < k; i++) {
          sum -= factor[j * n + i] * factor[k * n + i];
        }
        double pivot = factor[k * n + k];
        double root = Math.sqrt(Math.max(0, sum)); // semidefinite: few samples, many modes
        factor[j * n + k] = j == k ? root : pivot > 1e-7 * Math.abs(sum) ? sum / pivot : 0;
        out[j] += factor[j * n + k] * increment[k];
      }
    }
  }
}
