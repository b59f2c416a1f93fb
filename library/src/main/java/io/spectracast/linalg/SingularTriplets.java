package io.spectracast.linalg;

import java.util.Arrays;

/**
 * The k leading singular values of an m × n matrix W with their vectors, W ≈ U S Vᵀ: all of them (k
 * = min(m, n), and then equality up to rounding) or the first few.
 *
 * <p>Both sets of vectors are orthonormal to a small multiple of 2⁻⁵³. Signs are fixed by making
 * the entry of largest modulus of each right vector positive (the first of several equal ones), so
 * equal matrices give equal vectors; two nearby matrices may still differ by a sign.
 *
 * @param left U, m × k, its columns the left vectors u₁ … u_k
 * @param singularValues s₁ ≥ … ≥ s_k ≥ 0; owned by the record, not to be modified
 * @param right V, n × k, its columns the right vectors v₁ … v_k
 */
public record SingularTriplets(DenseMatrix left, double[] singularValues, DenseMatrix right) {

  public SingularTriplets {
    if (left.columns() != singularValues.length || right.columns() != singularValues.length) {
      throw new IllegalArgumentException(
          "left and right must have one column per singular value, %d, was %d and %d"
              .formatted(singularValues.length, left.columns(), right.columns()));
    }
  }

  /** k. */
  public int count() {
    return singularValues.length;
  }

  /**
   * A copy of u, of length m.
   *
   * @param index from 0, the leading one
   */
  public double[] leftVector(int index) {
    return column(left, index);
  }

  /**
   * A copy of v, of length n.
   *
   * @param index from 0, the leading one
   */
  public double[] rightVector(int index) {
    return column(right, index);
  }

  /**
   * The leading triplets alone.
   *
   * @param k from 0 to {@link #count()}
   */
  public SingularTriplets leading(int k) {
    if (k < 0 || k > count()) {
      throw new IllegalArgumentException("k must be in [0, " + count() + "], was " + k);
    }
    return new SingularTriplets(
        firstColumns(left, k), Arrays.copyOf(singularValues, k), firstColumns(right, k));
  }

  private static double[] column(DenseMatrix matrix, int index) {
    double[] column = new double[matrix.rows()];
    for (int i = 0; i < column.length; i++) {
      column[i] = matrix.values()[i * matrix.columns() + index];
    }
    return column;
  }

  private static DenseMatrix firstColumns(DenseMatrix matrix, int k) {
    double[] values = new double[matrix.rows() * k];
    for (int i = 0; i < matrix.rows(); i++) {
      System.arraycopy(matrix.values(), i * matrix.columns(), values, i * k, k);
    }
    return new DenseMatrix(matrix.rows(), k, values);
  }
}
