package io.spectracast.diffusion;

import io.spectracast.linalg.Blas;

/**
 * The rate κ of dW = −κW dt + dM, by least squares of the changes on the matrix before each; 0
 * unless it exceeds its own error (that of a sum of independent terms) {@link #CLEAR} times.
 *
 * <p>P. E. Kloeden and E. Platen, Numerical Solution of Stochastic Differential Equations (1992), §
 * 4.4, for the exact transition.
 *
 * @param rate κ per unit of time
 * @param error its standard error
 */
record RestoringForce(double rate, double error) {

  private static final double CLEAR = 3;

  private static final RestoringForce NONE = new RestoringForce(0, 0);

  static RestoringForce of(MatrixHistory history) {
    int count = history.count();
    double[] towards = new double[count];
    double[] square = new double[count];
    history.backwards(
        (j, before) -> {
          towards[j] = -product(history.changes()[j], before);
          square[j] = product(before, before);
        });
    double numerator = 0;
    double denominator = 0;
    for (int j = 0; j < count; j++) {
      numerator += towards[j];
      denominator += square[j] * history.duration(j);
    }
    if (!(denominator > 0)) {
      return NONE;
    }
    double linear = numerator / denominator;
    double variance = 0;
    for (int j = 0; j < count; j++) {
      double rest = towards[j] - linear * square[j] * history.duration(j);
      variance += rest * rest;
    }
    double mean = (history.now() - history.times()[0]) / count;
    boolean clear = linear > 0 && linear * mean < 1;
    return clear && numerator > CLEAR * Math.sqrt(variance)
        ? new RestoringForce(-Math.log1p(-linear * mean) / mean, Math.sqrt(variance) / denominator)
        : NONE;
  }

  private static double product(double[] a, double[] b) {
    double[] result = new double[1];
    Blas.gemm(false, false, 1, 1, a.length, 1, a, b, 0, result);
    return result[0];
  }
}
