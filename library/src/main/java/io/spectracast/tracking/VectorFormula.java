package io.spectracast.tracking;

import io.spectracast.linalg.DenseMatrix;
import io.spectracast.sde.VectorIncrement;

/**
 * How much of vector j the singular vector i takes up, to first order in an increment E; with g =
 * UᵀEV.
 */
public enum VectorFormula {

  /**
   * The published notebook's, for the left vectors with x = g_ji, y = g_ij, for the right ones with
   * x and y exchanged:
   *
   * <pre>  x/(sᵢ − sⱼ) + y/(sᵢ + sⱼ),</pre>
   *
   * each denominator kept away from zero by 1e-12. The correct coefficient is half the sum of (x +
   * y)/(sᵢ − sⱼ) and (x − y)/(sᵢ + sⱼ), so that this one is wrong even where x = y.
   */
  PUBLISHED {
    @Override
    double coefficient(double si, double sj, double x, double y) {
      return x / awayFromZero(si - sj) + y / awayFromZero(si + sj);
    }
  },

  /**
   * Perturbation theory's,
   *
   * <pre>  (sᵢx + sⱼy)/(sᵢ² − sⱼ²).</pre>
   *
   * G. W. Stewart and J. Sun, Matrix Perturbation Theory (1990), ch. V.
   */
  CORRECTED {
    @Override
    double coefficient(double si, double sj, double x, double y) {
      return VectorIncrement.coefficient(si, sj, x, y);
    }
  };

  private static final double PUBLISHED_EPSILON = 1e-12;

  abstract double coefficient(double si, double sj, double x, double y);

  /**
   * The change of the left vectors within a frame, to first order: column i holds what vector i
   * takes up of the others.
   *
   * @param s the frame's values, k
   * @param g UᵀEV, k × k in row-major order
   * @return k × k, zero on the diagonal
   */
  DenseMatrix leftTurn(double[] s, double[] g) {
    return turn(s, g, false);
  }

  /** The same of the right vectors. */
  DenseMatrix rightTurn(double[] s, double[] g) {
    return turn(s, g, true);
  }

  private DenseMatrix turn(double[] s, double[] g, boolean transposed) {
    int k = s.length;
    double[] turn = new double[k * k];
    for (int j = 0; j < k; j++) {
      for (int i = 0; i < k; i++) {
        double x = transposed ? g[i * k + j] : g[j * k + i];
        double y = transposed ? g[j * k + i] : g[i * k + j];
        if (i != j && (x != 0 || y != 0)) {
          turn[j * k + i] = coefficient(s[i], s[j], x, y);
        }
      }
    }
    return new DenseMatrix(k, k, turn);
  }

  private static double awayFromZero(double denominator) {
    return Math.abs(denominator) > PUBLISHED_EPSILON
        ? denominator
        : Math.copySign(PUBLISHED_EPSILON, denominator);
  }
}
