package io.spectracast.noise;

/** C = LLᵀ of small positive definite matrices. */
final class Cholesky {

  private static final double SINGULAR = 1e-12;

  private Cholesky() {}

  /**
   * Replaces the lower triangle of C, order × order in row-major order, by L.
   *
   * @return false if C is singular to rounding
   */
  static boolean factor(int order, double[] c) {
    for (int j = 0; j < order; j++) {
      double diagonal = c[j * order + j];
      double pivot = diagonal;
      for (int k = 0; k < j; k++) {
        pivot -= c[j * order + k] * c[j * order + k];
      }
      if (!(pivot > SINGULAR * diagonal)) {
        return false;
      }
      c[j * order + j] = Math.sqrt(pivot);
      for (int i = j + 1; i < order; i++) {
        double sum = c[i * order + j];
        for (int k = 0; k < j; k++) {
          sum -= c[i * order + k] * c[j * order + k];
        }
        c[i * order + j] = sum / c[j * order + j];
      }
    }
    return true;
  }

  /** Replaces x by L⁻¹x, x at {@code first}, {@code first + stride}, …. */
  static void forward(int order, double[] l, double[] x, int first, int stride) {
    for (int i = 0; i < order; i++) {
      double sum = x[first + i * stride];
      for (int k = 0; k < i; k++) {
        sum -= l[i * order + k] * x[first + k * stride];
      }
      x[first + i * stride] = sum / l[i * order + i];
    }
  }
}
