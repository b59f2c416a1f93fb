package io.spectracast.linalg;

import static java.lang.Math.max;
import static java.lang.Math.min;
import static java.lang.Math.sqrt;

import java.util.function.Supplier;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.PointerScope;

/**
 * The singular value decomposition of a real m × n matrix, W = U S Vᵀ, with s₁ ≥ s₂ ≥ … ≥ 0.
 *
 * <p>Every method accepts any shape, 0 × n and m × 0 included, and entries of any finite size:
 * extreme ones are scaled by an exact power of two. An entry that is NaN or infinite is refused
 * with a {@link NonFiniteEntryException}; a singular value beyond the float64 range is an {@link
 * ArithmeticException}. Results do not depend on the number of threads in use, and all methods may
 * be called from several threads at once, which is how to use several cores.
 *
 * <p>Native memory, with k = min(m, n): 8·(k² + b) bytes for values by way of the Gram matrix,
 * where the block of rows b is max(2²⁰, 768·n) entries of a tall matrix and 2²² of a wide one,
 * twice if that has more; 8·m·n bytes and a smaller workspace where the matrix itself is reduced;
 * for vectors 8·(max(m, n)·k + 4k²) more, and as much again on the heap. It is given back before
 * the methods return.
 *
 * <p>G. H. Golub and C. F. Van Loan, Matrix Computations, 4th ed. (2013), §§ 8.3, 8.6.
 */
public final class Svd {

  /** The absolute error over s₁ that {@link Precision#STANDARD} allows for float64 entries. */
  static final double STANDARD_ERROR = 1e-10;

  static {
    Blas.initialize(); // before the first pointer
  }

  private Svd() {}

  /** The singular values at {@link Precision#STANDARD}. */
  public static double[] values(Matrix matrix) {
    return values(matrix, Precision.STANDARD);
  }

  /**
   * The min(m, n) singular values, descending.
   *
   * @throws NonFiniteEntryException if an entry is NaN or infinite
   */
  public static double[] values(Matrix matrix, Precision precision) {
    return boundedValues(matrix, precision).values();
  }

  /**
   * The min(m, n) singular values with a bound on their error.
   *
   * @throws NonFiniteEntryException if an entry is NaN or infinite
   */
  public static SingularValues boundedValues(Matrix matrix, Precision precision) {
    return boundedValues(matrix, precision, Long.MAX_VALUE);
  }

  /**
   * The same within a limit of memory: where {@link Precision#STANDARD} would reduce the matrix
   * itself and that needs more, the values are those of the Gram matrix, with their larger error
   * bound.
   *
   * @param memory in bytes, at least {@link #memoryForValues}
   * @throws NonFiniteEntryException if an entry is NaN or infinite
   */
  public static SingularValues boundedValues(Matrix matrix, Precision precision, long memory) {
    if (isEmpty(matrix)) {
      return SingularValues.NONE;
    }
    return scoped(
        () ->
            switch (precision) {
              case FAST -> fastValues(matrix);
              case STANDARD -> gramOrDirectValues(matrix, memory);
              case FULL -> directValues(matrix);
            });
  }

  /** All singular triplets at {@link Precision#STANDARD}. */
  public static SingularTriplets triplets(Matrix matrix) {
    return triplets(matrix, Precision.STANDARD);
  }

  /**
   * All min(m, n) singular triplets.
   *
   * <p>Both sets of vectors are orthonormal to rounding at either precision. At {@link
   * Precision#FULL} the residuals |W v − s u| and |Wᵀu − s v| are a small multiple of 2⁻⁵³·s₁. At
   * {@link Precision#STANDARD} they are about 2⁻⁵³·s₁²/s, and never above the tolerance stated
   * there. A single vector is as accurate as its residual divided by the gap to the nearest other
   * singular value.
   *
   * @throws NonFiniteEntryException if an entry is NaN or infinite
   */
  public static SingularTriplets triplets(Matrix matrix, Precision precision) {
    return leadingTriplets(matrix, min(matrix.rows(), matrix.columns()), precision);
  }

  /**
   * The k leading singular triplets at {@link Precision#STANDARD}; with the accuracy of {@link
   * #triplets(Matrix, Precision)}.
   *
   * @param k from 0 to min(m, n)
   * @throws NonFiniteEntryException if an entry is NaN or infinite
   */
  public static SingularTriplets leadingTriplets(Matrix matrix, int k) {
    return leadingTriplets(matrix, k, Precision.STANDARD);
  }

  private static SingularTriplets leadingTriplets(Matrix matrix, int k, Precision precision) {
    int count = min(matrix.rows(), matrix.columns());
    if (k < 0 || k > count) {
      throw new IllegalArgumentException("k must be in [0, " + count + "], was " + k);
    }
    if (k == 0) {
      return emptyTriplets(matrix);
    }
    return scoped(
        () ->
            precision == Precision.FULL
                ? directTriplets(matrix).leading(k)
                : gramOrDirectTriplets(matrix, k));
  }

  /** Gives back all native memory allocated within. */
  @SuppressWarnings("try") // the scope is used by being open
  private static <T> T scoped(Supplier<T> work) {
    try (PointerScope scope = new PointerScope()) {
      return work.get();
    }
  }

  private static SingularValues fastValues(Matrix matrix) {
    FloatGram gram = FloatGram.of(matrix);
    double[] values = unscaled(roots(gram.eigenvalues()), gram.exponent());
    return new SingularValues(values, FloatGram.error(gram.order()) * values[0] * values[0], 0);
  }

  /**
   * The native memory that the singular values of an m × n matrix take at least, in bytes.
   *
   * @param rows m ≥ 0
   * @param columns n ≥ 0
   */
  public static long memoryForValues(int rows, int columns, Precision precision) {
    long order = min(rows, columns);
    return switch (precision) {
      case FAST -> FloatGram.bytes(rows, columns) + Lapack.workspaceBytes(order) / 2;
      case STANDARD -> Gram.bytes(rows, columns) + Lapack.workspaceBytes(order);
      case FULL -> Double.BYTES * (long) rows * columns + Lapack.workspaceBytes(order);
    };
  }

  private static SingularValues gramOrDirectValues(Matrix matrix, long memory) {
    double[] values;
    int exponent;
    try (Gram gram = Gram.of(matrix)) {
      values = roots(Lapack.eigenvalues(gram.order(), gram.values()));
      exponent = gram.exponent();
    }
    int order = values.length;
    if (!gramSuffices(order, values, matrix.unitRoundoff())
        && memoryForValues(matrix.rows(), matrix.columns(), Precision.FULL) <= memory) {
      return directValues(matrix);
    }
    unscaled(values, exponent);
    return new SingularValues(values, gramError(order) * values[0] * values[0], 0);
  }

  /**
   * Bound on the error of a computed eigenvalue of a Gram matrix, over its largest: 8√n·2⁻⁵³.
   *
   * <p>Measured errors against the squares from the matrix itself, which are off by as much
   * themselves, grow with √n and reach two thirds of this for Gaussian matrices, the worst found,
   * and less than half for projections and matrices of low rank.
   */
  static double gramError(int order) {
    return 0x1p-50 * sqrt(order);
  }

  /**
   * Whether the least of the values that are the roots of Gram eigenvalues keeps the promise of
   * {@link Precision#STANDARD}: an eigenvalue s² within δ means a root within δ/(s + √(s² − δ)),
   * and within √δ where δ exceeds s².
   */
  static boolean gramSuffices(int order, double[] values, double unitRoundoff) {
    double largest = values[0];
    if (largest == 0) {
      return true;
    }
    double least = values[values.length - 1] / largest;
    double delta = gramError(order);
    double error =
        least * least < delta ? sqrt(delta) : delta / (least + sqrt(least * least - delta));
    return error <= max(STANDARD_ERROR, unitRoundoff);
  }

  private static SingularValues directValues(Matrix matrix) {
    NativeMatrix copy = NativeMatrix.of(matrix);
    double[] values = Lapack.singularValues(copy.length(), copy.order(), copy.values());
    unscaled(values, copy.exponent());
    return new SingularValues(values, 0, directError(copy.order()) * values[0]);
  }

  /** Bound on the error of a singular value from the matrix itself, over the largest. */
  static double directError(int order) {
    return 0x1p-51 * sqrt(order);
  }

  /**
   * Vectors of the short side from the Gram matrix; those of the long side by a QR factorisation of
   * their images, which keeps them orthonormal however small the singular value. The diagonal of R
   * is closer to the singular values than the roots of the eigenvalues are.
   */
  private static SingularTriplets gramOrDirectTriplets(Matrix matrix, int k) {
    Gram gram = Gram.of(matrix);
    DoublePointer near = new DoublePointer((long) gram.order() * k);
    double[] values = roots(Lapack.largestEigenvectors(gram.order(), k, gram.values(), near));
    if (!gramSuffices(gram.order(), values, matrix.unitRoundoff())) {
      return directTriplets(matrix).leading(k);
    }
    DoublePointer far = gram.images(k, near);
    double[] diagonal = Orthonormalization.apply(gram.length(), k, far);
    return assemble(
        matrix,
        VectorSet.read(near, k, gram.order(), gram.order(), 1),
        unscaled(diagonal, gram.exponent()),
        VectorSet.read(far, k, gram.length(), gram.length(), 1));
  }

  private static SingularTriplets directTriplets(Matrix matrix) {
    NativeMatrix copy = NativeMatrix.of(matrix);
    int length = copy.length();
    int k = copy.order();
    DoublePointer far = new DoublePointer((long) length * k);
    DoublePointer near = new DoublePointer((long) k * k);
    double[] values = Lapack.singularTriplets(length, k, copy.values(), far, near);
    return assemble(
        matrix,
        VectorSet.read(near, k, k, 1, k),
        unscaled(values, copy.exponent()),
        VectorSet.read(far, k, length, length, 1));
  }

  /** From the vectors of the short and of the long side. */
  private static SingularTriplets assemble(
      Matrix matrix, double[][] near, double[] values, double[][] far) {
    return matrix.rows() < matrix.columns()
        ? VectorSet.assemble(near, values, far)
        : VectorSet.assemble(far, values, near);
  }

  /** Square roots, descending, of ascending eigenvalues; rounding can leave a zero one negative. */
  private static double[] roots(double[] eigenvalues) {
    int n = eigenvalues.length;
    double[] roots = new double[n];
    for (int k = 0; k < n; k++) {
      roots[k] = sqrt(max(0, eigenvalues[n - 1 - k]));
    }
    return roots;
  }

  /** The values times 2^exponent, in place. */
  static double[] unscaled(double[] values, int exponent) {
    for (int k = 0; k < values.length; k++) {
      values[k] = Math.scalb(values[k], exponent);
    }
    if (Double.isInfinite(values[0])) {
      throw new ArithmeticException("the largest singular value must be below 2^1024, was above");
    }
    return values;
  }

  private static SingularTriplets emptyTriplets(Matrix matrix) {
    return new SingularTriplets(
        new DenseMatrix(matrix.rows(), 0, new double[0]),
        new double[0],
        new DenseMatrix(matrix.columns(), 0, new double[0]));
  }

  private static boolean isEmpty(Matrix matrix) {
    return matrix.rows() == 0 || matrix.columns() == 0;
  }
}
