package io.spectracast.linalg;

import static java.lang.Math.max;
import static java.lang.Math.sqrt;

/**
 * The singular values of one matrix and how far they may be off.
 *
 * @param values s₁ ≥ s₂ ≥ … ≥ 0; owned by the record, not to be modified
 * @param squareError δ, bounds the error of every s² where they are the roots of eigenvalues of a
 *     Gram matrix; 0 where the matrix itself was reduced
 * @param valueError bounds the error of every s where the matrix itself was reduced; 0 otherwise
 */
public record SingularValues(double[] values, double squareError, double valueError) {

  /** Of a matrix without entries. */
  static final SingularValues NONE = new SingularValues(new double[0], 0, 0);

  /**
   * A bound on the absolute error of a computed singular value s: δ/(s + √(s² − δ)), or √δ where δ
   * exceeds s². Rounding of the stored entries is not part of it.
   *
   * @param s one of the values
   */
  public double errorBound(double s) {
    double square = s * s;
    double root =
        square < squareError
            ? sqrt(squareError)
            : squareError / max(s + sqrt(square - squareError), Double.MIN_NORMAL);
    return max(valueError, root);
  }

  /** The bound for the least singular value, which holds for all of them; 0 if there are none. */
  public double errorBound() {
    return values.length == 0 ? 0 : errorBound(values[values.length - 1]);
  }
}
