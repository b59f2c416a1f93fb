package io.spectracast.noise;

import io.spectracast.linalg.Blas;
import io.spectracast.linalg.DenseMatrix;
import io.spectracast.linalg.SingularTriplets;
import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

/**
 * What a sample ξ looks like in a frame of orthonormal left vectors U (m × p) and right vectors V
 * (n × q): the block a = UᵀξV and the whole strips Uᵀξ and ξV.
 */
final class FrameProjection {

  private final DenseMatrix left;
  private final DenseMatrix right;
  private final double[] leftStrip;
  private final double[] rightStrip;
  private final double[] block;

  FrameProjection(DenseMatrix left, DenseMatrix right) {
    this.left = left;
    this.right = right;
    this.leftStrip = new double[left.columns() * right.rows()];
    this.rightStrip = new double[left.rows() * right.columns()];
    this.block = new double[left.columns() * right.columns()];
  }

  static FrameProjection of(SingularTriplets frame) {
    return new FrameProjection(frame.left(), frame.right());
  }

  /** Uniformly random orthonormal vectors. */
  static FrameProjection random(int rows, int columns, int directions, UniformRandomProvider rng) {
    return new FrameProjection(
        orthonormal(rows, Math.min(rows, directions), rng),
        orthonormal(columns, Math.min(columns, directions), rng));
  }

  private static DenseMatrix orthonormal(int length, int count, UniformRandomProvider rng) {
    var normal = ZigguratSampler.NormalizedGaussian.of(rng);
    double[] vectors = new double[length * count];
    Arrays.setAll(vectors, i -> normal.sample());
    Blas.qr(length, count, vectors, new double[count * count]);
    return new DenseMatrix(length, count, vectors);
  }

  int leftCount() {
    return left.columns();
  }

  int rightCount() {
    return right.columns();
  }

  /** Projects a sample, m × n in row-major order. */
  void accept(double[] sample) {
    int m = left.rows();
    int n = right.rows();
    Blas.gemm(true, false, leftCount(), n, m, 1, left.values(), sample, 0, leftStrip);
    Blas.gemm(false, false, m, rightCount(), n, 1, sample, right.values(), 0, rightStrip);
    Blas.gemm(false, false, leftCount(), rightCount(), n, 1, leftStrip, right.values(), 0, block);
  }

  /** a of the sample accepted last, p × q; overwritten by the next. */
  double[] block() {
    return block;
  }

  /** |uᵢᵀξ|² of the sample accepted last. */
  double[] leftSquares() {
    double[] squares = new double[leftCount()];
    for (int i = 0; i < leftStrip.length; i++) {
      squares[i / right.rows()] += leftStrip[i] * leftStrip[i];
    }
    return squares;
  }

  /** |ξvⱼ|² of the sample accepted last. */
  double[] rightSquares() {
    double[] squares = new double[rightCount()];
    for (int i = 0; i < rightStrip.length; i++) {
      squares[i % rightCount()] += rightStrip[i] * rightStrip[i];
    }
    return squares;
  }
}
