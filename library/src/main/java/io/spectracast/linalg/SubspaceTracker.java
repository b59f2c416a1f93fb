package io.spectracast.linalg;

/**
 * Follows the k leading singular triplets of a slowly changing matrix, one pass over it per update:
 * with the right vectors V of the previous one,
 *
 * <pre>  Q = qr(W V),   QᵀW = U' S Vᵀ (small),   U = Q U'.</pre>
 *
 * <p>This is one step of subspace iteration: it shrinks the angle between the tracked and the true
 * space by a factor of about (s_{k+1}/s_k)², so the error stays small where the matrix changes
 * little between updates and the k-th gap is open. The values never exceed the true ones, up to
 * rounding. Entries beyond 1e±150 are not rescaled.
 *
 * <p>Costs 4·m·n·k operations and 8·m·n bytes on the heap. Not thread-safe.
 *
 * <p>N. Halko, P.-G. Martinsson and J. A. Tropp, SIAM Rev. 53 (2011) 217–288, § 4.5.
 */
public final class SubspaceTracker {

  private DenseMatrix right;

  /**
   * Starts from known triplets, such as those of {@link Svd#leadingTriplets}.
   *
   * @param start at least one triplet
   */
  public SubspaceTracker(SingularTriplets start) {
    if (start.count() < 1) {
      throw new IllegalArgumentException("start must hold at least one triplet, was 0");
    }
    right = start.right();
  }

  /**
   * The triplets of the changed matrix, which are also the start of the next update.
   *
   * @param matrix of the shape of the first one
   * @throws NonFiniteEntryException if an entry is NaN or infinite
   */
  public SingularTriplets update(Matrix matrix) {
    int m = matrix.rows();
    int n = matrix.columns();
    int k = right.columns();
    if (n != right.rows() || m < k) {
      throw new IllegalArgumentException(
          "matrix must have %d columns and at least %d rows, was %d x %d"
              .formatted(right.rows(), k, m, n));
    }
    double[] entries = finiteEntries(matrix);
    double[] q = new double[m * k];
    Blas.gemm(false, false, m, k, n, 1, entries, right.values(), 0, q);
    Blas.qr(m, k, q, new double[k * k]);
    double[] projected = new double[k * n];
    Blas.gemm(true, false, k, n, m, 1, q, entries, 0, projected);
    SingularTriplets small = Svd.triplets(new DenseMatrix(k, n, projected), Precision.FULL);
    double[] left = new double[m * k];
    Blas.gemm(false, false, m, k, k, 1, q, small.left().values(), 0, left);
    right = small.right();
    return new SingularTriplets(new DenseMatrix(m, k, left), small.singularValues(), right);
  }

  private static double[] finiteEntries(Matrix matrix) {
    double[] entries = new double[matrix.rows() * matrix.columns()];
    matrix.copyRows(0, matrix.rows(), entries);
    for (int i = 0; i < entries.length; i++) {
      if (!Double.isFinite(entries[i])) {
        throw new NonFiniteEntryException(i / matrix.columns(), i % matrix.columns(), entries[i]);
      }
    }
    return entries;
  }
}
