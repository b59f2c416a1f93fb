package io.spectracast.cli;

import io.spectracast.linalg.DenseMatrix;
import io.spectracast.sde.MatrixNoise;

/**
 * The equation of a simulation, dW = −κW dt + ν L dB Rᵀ from W₀.
 *
 * @param rows m, at least {@code columns}
 * @param columns n
 * @param volatility ν, the root mean square volatility of an entry
 * @param decay κ
 * @param noise L and R
 * @param start W₀
 */
record MatrixDynamics(
    int rows, int columns, double volatility, double decay, NoiseShape noise, StartMatrix start) {

  /** The mean variance of an entry at time t, ν²(1 − e^{−2κt})/2κ. */
  double entryVariance(double t) {
    double accumulated = decay == 0 ? t : -Math.expm1(-2 * decay * t) / (2 * decay);
    return volatility * volatility * accumulated;
  }

  /** The mean of Σ s² = |W|² at time t, e^{−2κt}|W₀|² + mn·entryVariance, exact for any noise. */
  double meanSquare(double t) {
    double initial = 0;
    for (double s : start.singularValues()) {
      initial += s * s;
    }
    return Math.exp(-2 * decay * t) * initial + (double) rows * columns * entryVariance(t);
  }

  /** Whether the law at any time is that of independent Gaussian entries. */
  boolean isWishart() {
    return start.matrix().isEmpty() && noise.isIsotropic();
  }

  MatrixNoise matrixNoise() {
    return noise.at(volatility, rows, columns);
  }

  DenseMatrix startMatrix() {
    return start
        .matrix()
        .orElseGet(() -> new DenseMatrix(rows, columns, new double[rows * columns]));
  }
}
