package io.spectracast.sde;

import io.spectracast.linalg.DenseMatrix;
import io.spectracast.linalg.Svd;

/**
 * A matrix that moves by a drift and by noise, dW = drift(t, W) dt + dM. The state is W, m × n in
 * row-major order.
 *
 * @param rows m, at least {@code columns}
 * @param columns n
 * @param drift the drift
 * @param noise the class of noise
 */
public record MatrixSde(int rows, int columns, Drift drift, MatrixNoise noise) implements Sde {

  /** A drift of the entries, such as −η∇L. */
  @FunctionalInterface
  public interface Drift {

    /** Writes the drift at (t, W), m × n in row-major order, into {@code out}. */
    void drift(double t, double[] w, double[] out);

    /** The drift −κW. */
    static Drift decay(double rate) {
      return (t, w, out) -> {
        for (int i = 0; i < w.length; i++) {
          out[i] = -rate * w[i];
        }
      };
    }
  }

  public MatrixSde {
    if (columns < 1 || rows < columns) {
      throw new IllegalArgumentException(
          "rows must be at least columns, and columns positive, was " + rows + " x " + columns);
    }
  }

  @Override
  public int dimension() {
    return rows * columns;
  }

  @Override
  public int noises() {
    return noise.noises(rows, columns);
  }

  @Override
  public void drift(double t, double[] w, double[] out) {
    drift.drift(t, w, out);
  }

  @Override
  public void diffuse(double t, double[] w, double[] increment, double[] out) {
    noise.diffuse(rows, columns, w, increment, out);
  }

  /** The singular values of a state, descending. */
  public double[] singularValues(double[] w) {
    return Svd.values(new DenseMatrix(rows, columns, w));
  }
}
