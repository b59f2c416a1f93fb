package io.spectracast.diffusion;

import io.spectracast.linalg.Blas;
import io.spectracast.linalg.DenseMatrix;
import io.spectracast.sde.KroneckerNoise;

/**
 * Noise of covariance A ⊗ C/ν²: the partial traces A = E ξξᵀ/n and C = E ξᵀξ/m, both of mean
 * diagonal ν². A side whose covariance is no further from a multiple of the identity than sampling
 * makes it (its squared distance below {@link #MARGIN} times the squared error of its elements) is
 * taken for isotropic.
 *
 * <p>A. K. Gupta and D. K. Nagar, Matrix Variate Distributions (2000), § 2.3.
 */
final class NoiseFactors {

  private static final double MARGIN = 2;

  private NoiseFactors() {}

  /**
   * The noise per unit of time.
   *
   * @param increments ξ_j of mean 0, m × n, row-major
   * @param durations of each, positive
   */
  static KroneckerNoise of(int rows, int columns, double[][] increments, double[] durations) {
    double[] left = trace(rows, columns, false, increments, durations);
    double[] right = trace(columns, rows, true, increments, durations);
    return KroneckerNoise.ofCovariances(
        new DenseMatrix(rows, rows, left), new DenseMatrix(columns, columns, right));
  }

  /** Of the side with {@code size} of m and n. */
  private static double[] trace(
      int size, int other, boolean columns, double[][] increments, double[] durations) {
    int count = increments.length;
    double[] mean = new double[size * size];
    double[] one = new double[size * size];
    double squares = 0;
    for (int j = 0; j < count; j++) {
      Blas.syrk(columns, size, other, 1 / (durations[j] * other), increments[j], 0, one);
      squares += sumOfSquares(one);
      for (int e = 0; e < one.length; e++) {
        mean[e] += one[e] / count;
      }
    }
    double level = 0;
    for (int i = 0; i < size; i++) {
      level += mean[i * size + i] / size;
    }
    double norm = sumOfSquares(mean);
    double error = (squares - count * norm) / ((double) count * (count - 1));
    return norm - size * level * level < MARGIN * error ? sphere(size, level) : mean;
  }

  private static double[] sphere(int size, double level) {
    double[] sphere = new double[size * size];
    for (int i = 0; i < size; i++) {
      sphere[i * size + i] = level;
    }
    return sphere;
  }

  private static double sumOfSquares(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value * value;
    }
    return sum;
  }
}
