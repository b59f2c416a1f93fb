package io.spectracast.linalg;

import java.util.function.Supplier;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.PointerScope;

/**
 * Follows the k leading singular triplets of a slowly changing matrix, one pass over it per update:
 * with the right vectors V of the previous one,
 *
 * <pre>  Q = qr(W V),   QᵀW = U' S Vᵀ (small),   U = Q U'.</pre>
 *
 * <p>This is one step of subspace iteration: it shrinks the angle between the tracked and the true
 * space by a factor of about (s_{k+1}/s_k)², so the error stays small where the matrix changes
 * little between updates and the k-th gap is open. With b blocks, the V of Q = qr(W V) is widened
 * to a basis of the block Krylov space of V, WᵀW V, …, (WᵀW)^{b−1} V: at least as good as b passes,
 * and usually far better, for little more. The values never exceed the true ones, up to rounding.
 *
 * <p>Costs 4·m·n·k operations for one block, 10·m·n·k for two, and 8·m·n bytes of native memory,
 * given back before {@link #update} returns. Not thread-safe.
 *
 * <p>N. Halko, P.-G. Martinsson and J. A. Tropp, SIAM Rev. 53 (2011) 217–288, § 4.5; C. Musco and
 * C. Musco, NeurIPS 2015, arXiv 1504.05477.
 */
public final class SubspaceTracker {

  private final int count;
  private final int blocks;
  private DenseMatrix right; // Vᵀ, so that vectors lie one behind the other

  /**
   * Starts from known triplets, such as those of {@link Svd#leadingTriplets}; one block.
   *
   * @param start at least one triplet
   */
  public SubspaceTracker(SingularTriplets start) {
    this(start, 1);
  }

  /**
   * Starts from known triplets.
   *
   * @param start k triplets, at least one
   * @param blocks b, at least 1; b·k must not exceed min(m, n)
   */
  public SubspaceTracker(SingularTriplets start, int blocks) {
    if (start.count() < 1) {
      throw new IllegalArgumentException("start must hold at least one triplet, was 0");
    }
    int most = Math.min(start.left().rows(), start.right().rows()) / start.count();
    if (blocks < 1 || blocks > most) {
      throw new IllegalArgumentException("blocks must be in [1, " + most + "], was " + blocks);
    }
    this.count = start.count();
    this.blocks = blocks;
    this.right = transposed(start.right());
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
    int width = blocks * count;
    if (n != right.columns() || m < width) {
      throw new IllegalArgumentException(
          "matrix must have %d columns and at least %d rows, was %d x %d"
              .formatted(right.columns(), width, m, n));
    }
    SingularTriplets triplets = scoped(() -> new Pass(matrix, width).triplets());
    right = transposed(triplets.right());
    return triplets;
  }

  @SuppressWarnings("try") // the scope is used by being open
  private static <T> T scoped(Supplier<T> work) {
    try (PointerScope scope = new PointerScope()) {
      return work.get();
    }
  }

  private static DenseMatrix transposed(DenseMatrix vectors) {
    int n = vectors.rows();
    int k = vectors.columns();
    double[] values = new double[n * k];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < k; j++) {
        values[j * n + i] = vectors.values()[i * k + j];
      }
    }
    return new DenseMatrix(k, n, values);
  }

  /** One update, in native memory; matrices of vectors are column-major. */
  private final class Pass {

    private final int m;
    private final int n;
    private final int width;
    private final int exponent;
    private final DoublePointer w; // row-major
    private final DoublePointer basis; // n × width, of the right vectors
    private final DoublePointer images; // m × width, W times the basis

    Pass(Matrix matrix, int width) {
      m = matrix.rows();
      n = matrix.columns();
      this.width = width;
      w = new DoublePointer((long) m * n);
      basis = new DoublePointer((long) n * width);
      images = new DoublePointer((long) m * width);
      new ScaledRows(matrix, 0).read(0, m, w);
      double squares = Lapack.squaredNorm((long) m * n, w);
      exponent = ScaledRows.neededExponent(matrix, squares, ScaledRows.SAFE_SQUARES);
      if (exponent != 0) {
        new ScaledRows(matrix, exponent).read(0, m, w);
      }
    }

    SingularTriplets triplets() {
      basis.put(right.values());
      multiply(0);
      for (int block = 1; block < blocks; block++) {
        widen(block);
        multiply(block);
      }
      Orthonormalization.apply(m, width, images);
      SingularTriplets small = Svd.leadingTriplets(projected(), count);
      return new SingularTriplets(
          left(small.left()), Svd.unscaled(small.singularValues(), exponent), small.right());
    }

    /** The images of one block of the basis. */
    private void multiply(int block) {
      DoublePointer vectors = basis.getPointer((long) block * count * n);
      DoublePointer target = images.getPointer((long) block * count * m);
      Lapack.gemm(true, false, m, count, n, w, n, vectors, n, 0, target, m);
    }

    /** The next block: Wᵀ times the last images, made orthonormal and nearly so to the others. */
    private void widen(int block) {
      int known = block * count;
      DoublePointer last = images.getPointer((long) (block - 1) * count * m);
      DoublePointer next = basis.getPointer((long) known * n);
      DoublePointer shares = new DoublePointer((long) known * count);
      Lapack.gemm(false, false, n, count, m, w, n, last, m, 0, next, n);
      Lapack.gemm(true, false, known, count, n, basis, n, next, n, 0, shares, known);
      Lapack.subtractProduct(n, count, known, basis, shares, next);
      Lapack.householderQr(n, count, next);
    }

    /** QᵀW. */
    private DenseMatrix projected() {
      DoublePointer product = new DoublePointer((long) n * width);
      Lapack.gemm(false, false, n, width, m, w, n, images, m, 0, product, n);
      double[] values = new double[width * n];
      product.get(values);
      return new DenseMatrix(width, n, values);
    }

    /** Q U'. */
    private DenseMatrix left(DenseMatrix turn) {
      DoublePointer u = new DoublePointer((long) width * count);
      DoublePointer product = new DoublePointer((long) m * count);
      u.put(turn.values()); // row-major: U'ᵀ, count × width
      Lapack.gemm(false, true, count, m, width, u, count, images, m, 0, product, count);
      double[] values = new double[m * count];
      product.get(values);
      return new DenseMatrix(m, count, values);
    }
  }
}
