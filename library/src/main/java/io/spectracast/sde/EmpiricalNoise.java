package io.spectracast.sde;

import io.spectracast.linalg.Blas;
import io.spectracast.linalg.DenseMatrix;
import io.spectracast.linalg.SingularTriplets;
import java.util.Arrays;
import java.util.List;

/**
 * Noise with the covariance of measured samples, such as the deviations of minibatch gradients from
 * their mean: dM = √rate Σ_r ξ_r dB_r / √R.
 *
 * @param samples ξ₁ … ξ_R of mean zero, each m × n; at least one
 * @param rate variance per unit of time over the variance of a sample, such as η²: positive
 */
public record EmpiricalNoise(List<DenseMatrix> samples, double rate) implements MatrixNoise {

  public EmpiricalNoise {
    if (samples.isEmpty()) {
      throw new IllegalArgumentException("samples must not be empty");
    }
    if (!(rate > 0 && rate < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("rate must be positive and finite, was " + rate);
    }
    samples = List.copyOf(samples);
  }

  @Override
  public int noises(int rows, int columns) {
    return samples.size();
  }

  @Override
  public void diffuse(int rows, int columns, double[] w, double[] increment, double[] out) {
    double scale = Math.sqrt(rate / samples.size());
    Arrays.fill(out, 0);
    for (int r = 0; r < samples.size(); r++) {
      double weight = scale * increment[r];
      double[] sample = samples.get(r).values();
      for (int i = 0; i < out.length; i++) {
        out[i] += weight * sample[i];
      }
    }
  }

  @Override
  public FrameMoments inFrame(SingularTriplets frame) {
    int modes = frame.count();
    double[] squares = new double[modes * modes];
    double[] crosses = new double[modes * modes];
    double[] diagonal = new double[modes * modes];
    double[] outsideLeft = new double[modes];
    double[] outsideRight = new double[modes];
    double weight = rate / samples.size();
    for (DenseMatrix sample : samples) {
      double[] right = product(false, sample, frame.right()); // ξV, m × modes
      double[] left = product(true, sample, frame.left()); // ξᵀU, n × modes
      double[] a = new double[modes * modes];
      Blas.gemm(true, false, modes, modes, sample.rows(), 1, frame.left().values(), right, 0, a);
      for (int j = 0; j < modes; j++) {
        for (int k = 0; k < modes; k++) {
          int jk = j * modes + k;
          squares[jk] += weight * a[jk] * a[jk];
          crosses[jk] += weight * a[jk] * a[k * modes + j];
          diagonal[jk] += weight * a[j * modes + j] * a[k * modes + k];
          outsideRight[j] -= weight * a[jk] * a[jk];
          outsideLeft[k] -= weight * a[jk] * a[jk];
        }
        outsideLeft[j] += weight * columnSquares(right, modes, j);
        outsideRight[j] += weight * columnSquares(left, modes, j);
      }
    }
    for (int k = 0; k < modes; k++) {
      outsideLeft[k] = Math.max(0, outsideLeft[k]); // rounding
      outsideRight[k] = Math.max(0, outsideRight[k]);
    }
    return new FrameMoments(squares, crosses, diagonal, outsideLeft, outsideRight);
  }

  private static double[] product(boolean transpose, DenseMatrix sample, DenseMatrix vectors) {
    int rows = transpose ? sample.columns() : sample.rows();
    int inner = transpose ? sample.rows() : sample.columns();
    double[] result = new double[rows * vectors.columns()];
    Blas.gemm(
        transpose,
        false,
        rows,
        vectors.columns(),
        inner,
        1,
        sample.values(),
        vectors.values(),
        0,
        result);
    return result;
  }

  private static double columnSquares(double[] matrix, int columns, int column) {
    double sum = 0;
    for (int i = column; i < matrix.length; i += columns) {
      sum += matrix[i] * matrix[i];
    }
    return sum;
  }
}
