package io.spectracast.linalg;

import static org.bytedeco.openblas.global.openblas_full.CblasNoTrans;
import static org.bytedeco.openblas.global.openblas_full.CblasRowMajor;
import static org.bytedeco.openblas.global.openblas_full.CblasTrans;
import static org.bytedeco.openblas.global.openblas_full.CblasUpper;
import static org.bytedeco.openblas.global.openblas_full.LAPACKE_dgeqrf;
import static org.bytedeco.openblas.global.openblas_full.LAPACKE_dorgqr;
import static org.bytedeco.openblas.global.openblas_full.LAPACK_ROW_MAJOR;
import static org.bytedeco.openblas.global.openblas_full.cblas_dgemm;
import static org.bytedeco.openblas.global.openblas_full.cblas_dsyrk;
import static org.bytedeco.openblas.global.openblas_full.openblas_get_config;
import static org.bytedeco.openblas.global.openblas_full.openblas_set_num_threads;

import org.bytedeco.javacpp.BytePointer;

/**
 * The few dense kernels that the rest of the program needs, on row-major {@code double[]}, by
 * OpenBLAS.
 *
 * <p>Loading this class sets OpenBLAS to one thread, for the whole process: results then do not
 * depend on the machine's number of cores, and callers run in parallel over matrices instead. All
 * methods may be called from several threads at once. They copy their arrays to native memory and
 * back (about 1 ns per entry), so no call ever holds up the garbage collector.
 */
public final class Blas {

  static {
    unlimited("org.bytedeco.javacpp.maxBytes");
    unlimited("org.bytedeco.javacpp.maxPhysicalBytes");
    openblas_set_num_threads(1);
  }

  private Blas() {}

  /**
   * JavaCPP would refuse memory beyond multiples of the Java heap, and counts the pages of mapped
   * files. Here native memory is given back at once, and its limits are the callers'.
   */
  private static void unlimited(String property) {
    if (System.getProperty(property) == null) {
      System.setProperty(property, "0");
    }
  }

  /**
   * Loads the native library and sets it to one thread. Every method of this package does so by
   * itself; a program that also uses another library on top of OpenBLAS calls this first.
   */
  public static void initialize() {
    openblas_set_num_threads(1);
  }

  /** What computes here, for provenance: OpenBLAS version, build options and processor kernel. */
  public static String description() {
    try (BytePointer config = openblas_get_config()) {
      return config.getString().strip();
    }
  }

  /**
   * C ← α·op(A)·op(B) + β·C, with op(A) m × k, op(B) k × n and C m × n.
   *
   * @param transposeA whether A is stored as k × m and op(A) = Aᵀ; otherwise A is stored m × k
   * @param transposeB whether B is stored as n × k and op(B) = Bᵀ; otherwise B is stored k × n
   * @param c overwritten; not read where β = 0
   */
  public static void gemm(
      boolean transposeA,
      boolean transposeB,
      int m,
      int n,
      int k,
      double alpha,
      double[] a,
      double[] b,
      double beta,
      double[] c) {
    requireEntries("a", a, m, k);
    requireEntries("b", b, k, n);
    requireEntries("c", c, m, n);
    if (m == 0 || n == 0) {
      return;
    }
    cblas_dgemm(
        CblasRowMajor,
        transposeA ? CblasTrans : CblasNoTrans,
        transposeB ? CblasTrans : CblasNoTrans,
        m,
        n,
        k,
        alpha,
        a,
        Math.max(1, transposeA ? m : k),
        b,
        Math.max(1, transposeB ? k : n),
        beta,
        c,
        n);
  }

  /**
   * C ← α·op(A)·op(A)ᵀ + β·C, with op(A) n × k and C n × n; half the work of {@link #gemm}.
   *
   * @param transpose whether A is stored as k × n and op(A) = Aᵀ; otherwise A is stored n × k
   * @param c symmetric; its upper triangle is read where β ≠ 0, both triangles are written
   */
  public static void syrk(
      boolean transpose, int n, int k, double alpha, double[] a, double beta, double[] c) {
    requireEntries("a", a, n, k);
    requireEntries("c", c, n, n);
    if (n == 0) {
      return;
    }
    int trans = transpose ? CblasTrans : CblasNoTrans;
    int stride = Math.max(1, transpose ? n : k);
    cblas_dsyrk(CblasRowMajor, CblasUpper, trans, n, k, alpha, a, stride, beta, c, n);
    for (int i = 0; i < n; i++) {
      for (int j = i + 1; j < n; j++) {
        c[j * n + i] = c[i * n + j];
      }
    }
  }

  /**
   * The thin QR factorisation A = Q R by Householder reflections, m ≥ n, with a non-negative
   * diagonal of R, which makes it unique for a matrix of full rank. Q is orthonormal to a small
   * multiple of 2⁻⁵³ whatever the condition of A.
   *
   * @param a A, m × n; overwritten with Q, m × n
   * @param r receives R, n × n, zero below the diagonal
   */
  public static void qr(int m, int n, double[] a, double[] r) {
    if (m < n) {
      throw new IllegalArgumentException("m must be at least n = %d, was %d".formatted(n, m));
    }
    requireEntries("a", a, m, n);
    requireEntries("r", r, n, n);
    if (n == 0) {
      return;
    }
    double[] tau = new double[n];
    Lapack.check("dgeqrf", LAPACKE_dgeqrf(LAPACK_ROW_MAJOR, m, n, a, n, tau));
    takeUpperTriangle(n, a, r);
    Lapack.check("dorgqr", LAPACKE_dorgqr(LAPACK_ROW_MAJOR, m, n, n, a, n, tau));
    for (int k = 0; k < n; k++) {
      if (r[k * n + k] < 0) {
        negate(r, k * n + k, 1, n - k);
        negate(a, k, n, m);
      }
    }
  }

  private static void takeUpperTriangle(int n, double[] a, double[] r) {
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        r[i * n + j] = j < i ? 0 : a[i * n + j];
      }
    }
  }

  private static void negate(double[] values, int first, int stride, int count) {
    for (int i = 0; i < count; i++) {
      values[first + i * stride] = -values[first + i * stride];
    }
  }

  private static void requireEntries(String name, double[] values, int rows, int columns) {
    if (rows < 0 || columns < 0 || values.length < (long) rows * columns) {
      throw new IllegalArgumentException(
          "%s must hold %d x %d entries, was %d".formatted(name, rows, columns, values.length));
    }
  }
}
