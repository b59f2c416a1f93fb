package io.spectracast.linalg;

import static org.bytedeco.openblas.global.openblas_full.CblasColMajor;
import static org.bytedeco.openblas.global.openblas_full.CblasLower;
import static org.bytedeco.openblas.global.openblas_full.CblasNoTrans;
import static org.bytedeco.openblas.global.openblas_full.CblasNonUnit;
import static org.bytedeco.openblas.global.openblas_full.CblasRight;
import static org.bytedeco.openblas.global.openblas_full.CblasTrans;
import static org.bytedeco.openblas.global.openblas_full.LAPACKE_dgeqrf;
import static org.bytedeco.openblas.global.openblas_full.LAPACKE_dgesdd;
import static org.bytedeco.openblas.global.openblas_full.LAPACKE_dorgqr;
import static org.bytedeco.openblas.global.openblas_full.LAPACKE_dpotrf;
import static org.bytedeco.openblas.global.openblas_full.LAPACKE_dsyevd;
import static org.bytedeco.openblas.global.openblas_full.LAPACKE_dsyevd_2stage;
import static org.bytedeco.openblas.global.openblas_full.LAPACKE_dsyevr;
import static org.bytedeco.openblas.global.openblas_full.LAPACKE_dsytrd;
import static org.bytedeco.openblas.global.openblas_full.LAPACKE_ssyevd_2stage;
import static org.bytedeco.openblas.global.openblas_full.LAPACKE_ssytrd;
import static org.bytedeco.openblas.global.openblas_full.LAPACK_COL_MAJOR;
import static org.bytedeco.openblas.global.openblas_full.cblas_ddot;
import static org.bytedeco.openblas.global.openblas_full.cblas_dgemm;
import static org.bytedeco.openblas.global.openblas_full.cblas_dnrm2;
import static org.bytedeco.openblas.global.openblas_full.cblas_domatcopy;
import static org.bytedeco.openblas.global.openblas_full.cblas_dscal;
import static org.bytedeco.openblas.global.openblas_full.cblas_dsyrk;
import static org.bytedeco.openblas.global.openblas_full.cblas_dtrsm;
import static org.bytedeco.openblas.global.openblas_full.cblas_sgemm;
import static org.bytedeco.openblas.global.openblas_full.cblas_ssyrk;

import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.IntPointer;

/**
 * BLAS and LAPACK on native column-major arrays. A row-major matrix is its transpose column-major.
 * All orders are at least 1.
 */
final class Lapack {

  /**
   * Order from which reduction to tridiagonal form in two stages, through a band, is the faster.
   */
  static final int TWO_STAGE_ORDER = 2048;

  /** Columns of workspace: blocks of the reductions; of the band and its bulges in two stages. */
  private static final int WORKSPACE_COLUMNS = 512;

  /** Of eigenvalues of a tridiagonal matrix from float64, two roundings. */
  private static final double TOLERANCE = 0x1p-52;

  /** The same from float32, a quarter of one rounding. */
  private static final double FLOAT_TOLERANCE = 0x1p-26;

  /** Numbers whose count is an int. */
  private static final long SUMMED_AT_ONCE = 1 << 30;

  /** Share of the eigenvectors below which it is faster to compute only those wanted. */
  static final double SELECTED_SHARE = 0.25;

  static {
    Blas.initialize();
  }

  /** A bound on what the routines for values of an order take beside the matrix, in bytes. */
  static long workspaceBytes(long order) {
    return Double.BYTES * order * WORKSPACE_COLUMNS;
  }

  private Lapack() {}

  static void check(String routine, int info) {
    if (info != 0) {
      throw new ArithmeticException(routine + " must converge, was info = " + info);
    }
  }

  /** C ← op(A) op(A)ᵀ + β C, lower triangle, n × n, with an inner dimension k. */
  static void syrk(
      boolean transpose,
      int n,
      int k,
      DoublePointer a,
      int strideA,
      double beta,
      DoublePointer c,
      int strideC) {
    int trans = transpose ? CblasTrans : CblasNoTrans;
    cblas_dsyrk(CblasColMajor, CblasLower, trans, n, k, 1, a, strideA, beta, c, strideC);
  }

  /** C ← op(A) op(B) + β C, m × n, with an inner dimension k. */
  static void gemm(
      boolean transposeA,
      boolean transposeB,
      int m,
      int n,
      int k,
      DoublePointer a,
      int strideA,
      DoublePointer b,
      int strideB,
      double beta,
      DoublePointer c,
      int strideC) {
    int transA = transposeA ? CblasTrans : CblasNoTrans;
    int transB = transposeB ? CblasTrans : CblasNoTrans;
    cblas_dgemm(
        CblasColMajor, transA, transB, m, n, k, 1, a, strideA, b, strideB, beta, c, strideC);
  }

  /** As the float64 method. */
  static void syrk(
      boolean transpose,
      int n,
      int k,
      FloatPointer a,
      int strideA,
      float beta,
      FloatPointer c,
      int strideC) {
    int trans = transpose ? CblasTrans : CblasNoTrans;
    cblas_ssyrk(CblasColMajor, CblasLower, trans, n, k, 1, a, strideA, beta, c, strideC);
  }

  /** C ← Aᵀ B, m × n, with an inner dimension k. */
  static void gemm(
      int m,
      int n,
      int k,
      FloatPointer a,
      int strideA,
      FloatPointer b,
      int strideB,
      FloatPointer c,
      int strideC) {
    cblas_sgemm(
        CblasColMajor, CblasTrans, CblasNoTrans, m, n, k, 1, a, strideA, b, strideB, 0, c, strideC);
  }

  /** Eigenvalues, ascending, of the symmetric matrix in the lower triangle; destroys it. */
  static double[] eigenvalues(int n, FloatPointer matrix) {
    return n < TWO_STAGE_ORDER ? eigenvaluesOneStage(n, matrix) : eigenvaluesTwoStage(n, matrix);
  }

  private static double[] eigenvaluesOneStage(int n, FloatPointer matrix) {
    try (FloatPointer diagonal = new FloatPointer(n);
        FloatPointer beside = new FloatPointer(n);
        FloatPointer reflections = new FloatPointer(n)) {
      int info =
          LAPACKE_ssytrd(LAPACK_COL_MAJOR, (byte) 'L', n, matrix, n, diagonal, beside, reflections);
      check("ssytrd", info);
      return TridiagonalValues.of(toArray(diagonal, n), toArray(beside, n - 1), FLOAT_TOLERANCE);
    }
  }

  private static double[] eigenvaluesTwoStage(int n, FloatPointer matrix) {
    try (FloatPointer values = new FloatPointer(n)) {
      int info =
          LAPACKE_ssyevd_2stage(LAPACK_COL_MAJOR, (byte) 'N', (byte) 'L', n, matrix, n, values);
      check("ssyevd_2stage", info);
      return toArray(values, n);
    }
  }

  /** C ← C − A B, m × n and contiguous, with an inner dimension k. */
  static void subtractProduct(
      int m, int n, int k, DoublePointer a, DoublePointer b, DoublePointer c) {
    cblas_dgemm(CblasColMajor, CblasNoTrans, CblasNoTrans, m, n, k, -1, a, m, b, k, 1, c, m);
  }

  /** Eigenvalues, ascending, of the symmetric matrix in the lower triangle; destroys it. */
  static double[] eigenvalues(int n, DoublePointer matrix) {
    return n < TWO_STAGE_ORDER ? eigenvaluesOneStage(n, matrix) : eigenvaluesTwoStage(n, matrix);
  }

  static double[] eigenvaluesOneStage(int n, DoublePointer matrix) {
    try (DoublePointer diagonal = new DoublePointer(n);
        DoublePointer beside = new DoublePointer(n);
        DoublePointer reflections = new DoublePointer(n)) {
      int info =
          LAPACKE_dsytrd(LAPACK_COL_MAJOR, (byte) 'L', n, matrix, n, diagonal, beside, reflections);
      check("dsytrd", info);
      return TridiagonalValues.of(toArray(diagonal, n), toArray(beside, n - 1), TOLERANCE);
    }
  }

  static double[] eigenvaluesTwoStage(int n, DoublePointer matrix) {
    try (DoublePointer values = new DoublePointer(n)) {
      byte upLo = 'L';
      int info = LAPACKE_dsyevd_2stage(LAPACK_COL_MAJOR, (byte) 'N', upLo, n, matrix, n, values);
      check("dsyevd_2stage", info);
      return toArray(values, n);
    }
  }

  /**
   * The k largest eigenvalues, ascending, of the symmetric matrix in the lower triangle with their
   * eigenvectors; destroys the matrix.
   *
   * @param vectors receives n × k, by <em>descending</em> eigenvalue
   */
  static double[] largestEigenvectors(int n, int k, DoublePointer matrix, DoublePointer vectors) {
    return k < SELECTED_SHARE * n ? selected(n, k, matrix, vectors) : all(n, k, matrix, vectors);
  }

  private static double[] all(int n, int k, DoublePointer matrix, DoublePointer vectors) {
    try (DoublePointer values = new DoublePointer(n)) {
      int info = LAPACKE_dsyevd(LAPACK_COL_MAJOR, (byte) 'V', (byte) 'L', n, matrix, n, values);
      check("dsyevd", info);
      copyReversed(n, k, matrix.getPointer((long) n * (n - k)), vectors);
      return toArray(values.getPointer(n - k), k);
    }
  }

  /** Reverses the order of k columns of length n. */
  private static void copyReversed(int n, int k, DoublePointer source, DoublePointer target) {
    for (int j = 0; j < k; j++) {
      double[] column = new double[n];
      source.getPointer((long) n * j).get(column);
      target.getPointer((long) n * (k - 1 - j)).put(column);
    }
  }

  private static double[] selected(int n, int k, DoublePointer matrix, DoublePointer vectors) {
    try (DoublePointer values = new DoublePointer(n);
        IntPointer found = new IntPointer(1);
        IntPointer support = new IntPointer(2L * n);
        DoublePointer ascending = new DoublePointer((long) n * k)) {
      int info =
          LAPACKE_dsyevr(
              LAPACK_COL_MAJOR,
              (byte) 'V',
              (byte) 'I',
              (byte) 'L',
              n,
              matrix,
              n,
              0,
              0,
              n - k + 1,
              n,
              0,
              found,
              values,
              ascending,
              n,
              support);
      check("dsyevr", info);
      copyReversed(n, k, ascending, vectors);
      return toArray(values, k);
    }
  }

  /** Singular values, descending, of the m × n matrix; destroys it. */
  static double[] singularValues(int m, int n, DoublePointer matrix) {
    int k = Math.min(m, n);
    try (DoublePointer values = new DoublePointer(k)) {
      DoublePointer none = null;
      int info =
          LAPACKE_dgesdd(LAPACK_COL_MAJOR, (byte) 'N', m, n, matrix, m, values, none, 1, none, 1);
      check("dgesdd", info);
      return toArray(values, k);
    }
  }

  /**
   * The thin singular value decomposition A = U S Vᵀ of the m × n matrix; destroys it.
   *
   * @param left receives U, m × k with k = min(m, n)
   * @param right receives Vᵀ, k × n
   */
  static double[] singularTriplets(
      int m, int n, DoublePointer matrix, DoublePointer left, DoublePointer right) {
    int k = Math.min(m, n);
    try (DoublePointer values = new DoublePointer(k)) {
      int info =
          LAPACKE_dgesdd(LAPACK_COL_MAJOR, (byte) 'S', m, n, matrix, m, values, left, m, right, k);
      check("dgesdd", info);
      return toArray(values, k);
    }
  }

  /** C ← AᵀA, lower triangle; A is m × n. */
  static void gram(int m, int n, DoublePointer a, DoublePointer c) {
    syrk(true, n, m, a, m, 0, c, n);
  }

  /** B ← Aᵀ; A is m × n, contiguous. */
  static void transpose(int m, int n, DoublePointer a, DoublePointer b, int strideB) {
    cblas_domatcopy(CblasColMajor, CblasTrans, m, n, 1, a, m, b, strideB);
  }

  /** The sum of the squares of so many numbers. */
  static double squaredNorm(long count, DoublePointer values) {
    double sum = 0;
    for (long done = 0; done < count; done += SUMMED_AT_ONCE) {
      int part = (int) Math.min(SUMMED_AT_ONCE, count - done);
      DoublePointer x = values.getPointer(done);
      sum += cblas_ddot(part, x, 1, x, 1);
    }
    return sum;
  }

  /** The largest element on the diagonal; NaN if there is one. */
  static double largestOnDiagonal(int n, DoublePointer matrix) {
    double largest = Double.NEGATIVE_INFINITY;
    for (int j = 0; j < n; j++) {
      largest = Math.max(largest, matrix.get((long) j * n + j));
    }
    return largest;
  }

  /** As the float64 method. */
  static double largestOnDiagonal(int n, FloatPointer matrix) {
    double largest = Double.NEGATIVE_INFINITY;
    for (int j = 0; j < n; j++) {
      largest = Math.max(largest, matrix.get((long) j * n + j));
    }
    return largest;
  }

  /** ‖x‖ of a contiguous vector. */
  static double norm(int n, DoublePointer x) {
    return cblas_dnrm2(n, x, 1);
  }

  /** x ← factor·x. */
  static void scale(int n, double factor, DoublePointer x) {
    cblas_dscal(n, factor, x, 1);
  }

  /**
   * Replaces the m × n matrix A by the Q of its thin QR; returns the diagonal of R.
   *
   * @param gram AᵀA, lower triangle, well conditioned; destroyed
   */
  static double[] choleskyQr(int m, int n, DoublePointer matrix, DoublePointer gram) {
    check("dpotrf", LAPACKE_dpotrf(LAPACK_COL_MAJOR, (byte) 'L', n, gram, n));
    cblas_dtrsm(
        CblasColMajor,
        CblasRight,
        CblasLower,
        CblasTrans,
        CblasNonUnit,
        m,
        n,
        1,
        gram,
        n,
        matrix,
        m);
    return diagonal(n, gram, n);
  }

  /** Replaces the m × n matrix by the Q of its thin QR; returns the diagonal of R. */
  static double[] householderQr(int m, int n, DoublePointer matrix) {
    try (DoublePointer tau = new DoublePointer(n)) {
      check("dgeqrf", LAPACKE_dgeqrf(LAPACK_COL_MAJOR, m, n, matrix, m, tau));
      double[] diagonal = diagonal(n, matrix, m);
      check("dorgqr", LAPACKE_dorgqr(LAPACK_COL_MAJOR, m, n, n, matrix, m, tau));
      return diagonal;
    }
  }

  private static double[] diagonal(int n, DoublePointer matrix, int stride) {
    double[] diagonal = new double[n];
    for (int j = 0; j < n; j++) {
      diagonal[j] = matrix.get((long) j * stride + j);
    }
    return diagonal;
  }

  private static double[] toArray(DoublePointer values, int count) {
    double[] array = new double[count];
    values.get(array, 0, count);
    return array;
  }

  private static double[] toArray(FloatPointer values, int count) {
    float[] array = new float[count];
    values.get(array, 0, count);
    double[] widened = new double[count];
    for (int k = 0; k < count; k++) {
      widened[k] = array[k];
    }
    return widened;
  }
}
