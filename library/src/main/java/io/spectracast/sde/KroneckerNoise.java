package io.spectracast.sde;

import io.spectracast.linalg.Blas;
import io.spectracast.linalg.DenseMatrix;
import io.spectracast.linalg.SingularTriplets;
import io.spectracast.linalg.Svd;

/**
 * Noise whose rows and columns are correlated, dM = L dB Rᵀ: E dMᵢⱼdMₖₗ = (LLᵀ)ᵢₖ(RRᵀ)ⱼₗ dt.
 *
 * @param rowFactor L, m × m
 * @param columnFactor R, n × n
 */
public record KroneckerNoise(DenseMatrix rowFactor, DenseMatrix columnFactor)
    implements MatrixNoise {

  public KroneckerNoise {
    requireSquare("rowFactor", rowFactor);
    requireSquare("columnFactor", columnFactor);
  }

  /**
   * Noise of covariance A ⊗ C/ν², where ν² is the mean of A's diagonal; none where that is 0.
   *
   * @param row A, m × m, positive semidefinite
   * @param column C, n × n, positive semidefinite
   */
  public static KroneckerNoise ofCovariances(DenseMatrix row, DenseMatrix column) {
    double trace = 0;
    for (int i = 0; i < row.rows(); i++) {
      trace += row.values()[i * row.rows() + i];
    }
    double factor = trace > 0 ? Math.sqrt(row.rows() / trace) : 0;
    return new KroneckerNoise(root(row, 1), root(column, factor));
  }

  /** A square root U√S of a covariance matrix U S Uᵀ, times a factor. */
  private static DenseMatrix root(DenseMatrix covariance, double factor) {
    SingularTriplets triplets = Svd.triplets(covariance);
    double[] values = triplets.left().values().clone();
    int size = covariance.rows();
    for (int i = 0; i < values.length; i++) {
      values[i] *= factor * Math.sqrt(triplets.singularValues()[i % size]);
    }
    return new DenseMatrix(size, size, values);
  }

  private static void requireSquare(String name, DenseMatrix factor) {
    if (factor.rows() != factor.columns()) {
      throw new IllegalArgumentException(
          "%s must be square, was %d x %d".formatted(name, factor.rows(), factor.columns()));
    }
  }

  @Override
  public int noises(int rows, int columns) {
    return rows * columns;
  }

  @Override
  public void diffuse(int rows, int columns, double[] w, double[] increment, double[] out) {
    double[] half = new double[rows * columns];
    Blas.gemm(false, false, rows, columns, rows, 1, rowFactor.values(), increment, 0, half);
    Blas.gemm(false, true, rows, columns, columns, 1, half, columnFactor.values(), 0, out);
  }

  /** With A = UᵀLLᵀU and C = VᵀRRᵀV: E aᵢⱼaₖₗ = AᵢₖCⱼₗ. */
  @Override
  public FrameMoments inFrame(SingularTriplets frame) {
    int modes = frame.count();
    double[] a = seen(rowFactor, frame.left());
    double[] c = seen(columnFactor, frame.right());
    double restOfRows = squares(rowFactor);
    double restOfColumns = squares(columnFactor);
    for (int k = 0; k < modes; k++) {
      restOfRows -= a[k * modes + k];
      restOfColumns -= c[k * modes + k];
    }
    double[] squares = new double[modes * modes];
    double[] crosses = new double[modes * modes];
    double[] diagonal = new double[modes * modes];
    double[] left = new double[modes];
    double[] right = new double[modes];
    for (int j = 0; j < modes; j++) {
      for (int k = 0; k < modes; k++) {
        int jk = j * modes + k;
        squares[jk] = a[j * modes + j] * c[k * modes + k];
        crosses[jk] = a[jk] * c[jk];
        diagonal[jk] = a[jk] * c[jk];
      }
      int jj = j * modes + j;
      left[j] = Math.max(0, restOfRows) * c[jj]; // rounding can make the rest negative
      right[j] = Math.max(0, restOfColumns) * a[jj];
    }
    return new FrameMoments(squares, crosses, diagonal, left, right);
  }

  /** FᵀXXᵀF for the factor X and the frame's vectors F. */
  private static double[] seen(DenseMatrix factor, DenseMatrix vectors) {
    int size = factor.rows();
    int modes = vectors.columns();
    double[] projected = new double[modes * size];
    Blas.gemm(true, false, modes, size, size, 1, vectors.values(), factor.values(), 0, projected);
    double[] result = new double[modes * modes];
    Blas.syrk(false, modes, size, 1, projected, 0, result);
    return result;
  }

  private static double squares(DenseMatrix factor) {
    double sum = 0;
    for (double value : factor.values()) {
      sum += value * value;
    }
    return sum;
  }
}
