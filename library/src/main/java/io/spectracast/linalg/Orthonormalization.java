package io.spectracast.linalg;

import static java.lang.Math.abs;
import static java.lang.Math.sqrt;

import org.bytedeco.javacpp.DoublePointer;

/**
 * The Q of a thin QR factorisation B = Q R of m × n images of Gram eigenvectors, column-major.
 *
 * <p>Such columns are already nearly orthogonal once they are normalised, C = B D⁻¹. Then the
 * Cholesky factor of CᵀC = LLᵀ gives Q = C L⁻ᵀ with a loss of orthogonality of the order of
 * rounding, at several times the speed of Householder's reflections, which take over where the
 * columns of small singular values are not orthogonal enough.
 *
 * <p>Y. Yamamoto et al., Electron. Trans. Numer. Anal. 44 (2015) 306–326.
 */
final class Orthonormalization {

  /** Largest ‖CᵀC − I‖ for the Cholesky factor: it bounds the squared condition of C by 3. */
  private static final double NEARLY_ORTHOGONAL = 0.5;

  private final int m;
  private final int n;
  private final DoublePointer columns;
  private final double[] norms;

  private Orthonormalization(int m, int n, DoublePointer columns) {
    this.m = m;
    this.n = n;
    this.columns = columns;
    this.norms = new double[n];
  }

  /** Replaces B by Q; returns the diagonal of R, made non-negative. */
  static double[] apply(int m, int n, DoublePointer columns) {
    return new Orthonormalization(m, n, columns).diagonal();
  }

  private double[] diagonal() {
    normalize();
    double[] diagonal;
    try (DoublePointer gram = new DoublePointer((long) n * n)) {
      Lapack.gram(m, n, columns, gram);
      diagonal =
          distanceFromIdentity(gram) <= NEARLY_ORTHOGONAL
              ? Lapack.choleskyQr(m, n, columns, gram)
              : Lapack.householderQr(m, n, columns);
    }
    for (int k = 0; k < n; k++) {
      if (diagonal[k] < 0) {
        Lapack.scale(m, -1, column(k));
      }
      diagonal[k] = abs(diagonal[k]) * norms[k];
    }
    return diagonal;
  }

  private void normalize() {
    for (int k = 0; k < n; k++) {
      double norm = Lapack.norm(m, column(k));
      norms[k] = norm >= Double.MIN_NORMAL ? norm : 1; // a reciprocal must stay finite
      Lapack.scale(m, 1 / norms[k], column(k));
    }
  }

  /** ‖CᵀC − I‖ in the Frobenius norm, from the lower triangle. */
  private double distanceFromIdentity(DoublePointer gram) {
    double[] values = new double[n * n];
    gram.get(values);
    double sum = 0;
    for (int j = 0; j < n; j++) {
      double onDiagonal = values[j * n + j] - 1;
      sum += onDiagonal * onDiagonal;
      for (int i = j + 1; i < n; i++) {
        sum += 2 * values[j * n + i] * values[j * n + i];
      }
    }
    return sqrt(sum);
  }

  private DoublePointer column(int k) {
    return columns.getPointer((long) k * m);
  }
}
