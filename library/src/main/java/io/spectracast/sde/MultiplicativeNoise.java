package io.spectracast.sde;

import io.spectracast.linalg.Blas;
import io.spectracast.linalg.SingularTriplets;
import java.util.Arrays;

/**
 * Noise that grows with the weights, dM = ν dB + ρ W dG/√n, with B (m × n) and G (n × n) of
 * independent Brownian motions. In the singular frame E aⱼₖ² = ν² + ρ²sⱼ²/n for j ≤ n whatever the
 * vectors, since VᵀdG V has the law of dG. For one column, λ = |W|² feels 2(cλ + dλ²) with c = 2ν²
 * and d = 2ρ²: a power-law tail.
 *
 * @param volatility ν, positive
 * @param relative ρ, per √t, not negative
 */
public record MultiplicativeNoise(double volatility, double relative) implements MatrixNoise {

  public MultiplicativeNoise {
    if (!(volatility > 0 && volatility < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "volatility must be positive and finite, was " + volatility);
    }
    if (!(relative >= 0 && relative < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "relative must be finite and not negative, was " + relative);
    }
  }

  @Override
  public int noises(int rows, int columns) {
    return rows * columns + columns * columns;
  }

  @Override
  public void diffuse(int rows, int columns, double[] w, double[] increment, double[] out) {
    double[] mixing = Arrays.copyOfRange(increment, out.length, increment.length);
    for (int i = 0; i < out.length; i++) {
      out[i] = volatility * increment[i];
    }
    double scale = relative / Math.sqrt(columns);
    Blas.gemm(false, false, rows, columns, columns, scale, w, mixing, 1, out);
  }

  @Override
  public FrameMoments inFrame(SingularTriplets frame) {
    return inFrame(frame.left().rows(), frame.right().rows(), frame.singularValues());
  }

  /** The moments for an m × n matrix with these leading singular values. */
  FrameMoments inFrame(int rows, int columns, double[] s) {
    int modes = s.length;
    double[] squares = new double[modes * modes];
    double[] crosses = new double[modes * modes];
    double[] diagonal = new double[modes * modes];
    double[] left = new double[modes];
    double[] right = new double[modes];
    double own = volatility * volatility;
    for (int j = 0; j < modes; j++) {
      double square = own + relative * relative * s[j] * s[j] / columns;
      Arrays.fill(squares, j * modes, (j + 1) * modes, square);
      diagonal[j * modes + j] = crosses[j * modes + j] = square;
      left[j] = (rows - modes) * own;
      right[j] = (columns - modes) * square;
    }
    return new FrameMoments(squares, crosses, diagonal, left, right);
  }
}
