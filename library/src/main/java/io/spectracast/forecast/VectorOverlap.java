package io.spectracast.forecast;

import io.spectracast.linalg.Matrix;
import io.spectracast.linalg.SingularTriplets;
import io.spectracast.linalg.Svd;

/**
 * How much the leading singular vectors of one matrix are those of another: |u_kᵀu_k′ · v_kᵀv_k′|
 * of each of the k leading triplets, then ‖UᵀU′‖²/k of the left and ‖VᵀV′‖²/k of the right ones.
 * All lie in [0, 1].
 */
final class VectorOverlap {

  private VectorOverlap() {}

  static SingularTriplets leading(Matrix matrix, int k) {
    return Svd.leadingTriplets(matrix, k);
  }

  /** k + 2 numbers. */
  static double[] of(SingularTriplets one, SingularTriplets other) {
    int k = one.count();
    double[] overlap = new double[k + 2];
    for (int i = 0; i < k; i++) {
      for (int j = 0; j < k; j++) {
        double left = product(one.leftVector(i), other.leftVector(j));
        double right = product(one.rightVector(i), other.rightVector(j));
        overlap[k] += left * left / k;
        overlap[k + 1] += right * right / k;
        overlap[i] = i == j ? Math.abs(left * right) : overlap[i];
      }
    }
    return overlap;
  }

  private static double product(double[] a, double[] b) {
    return RidgeRegression.product(a, b);
  }
}
