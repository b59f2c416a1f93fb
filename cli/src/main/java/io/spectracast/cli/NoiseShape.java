package io.spectracast.cli;

import io.spectracast.linalg.DenseMatrix;
import io.spectracast.sde.IsotropicNoise;
import io.spectracast.sde.KroneckerNoise;
import io.spectracast.sde.MatrixNoise;

/**
 * How noise is spread over rows and columns: dM = ν L dB Rᵀ with diagonal L and R, the eigenvalues
 * of LLᵀ falling geometrically from the first row to the last, those of RRᵀ from the first column
 * to the last, both of mean 1, so that the mean variance of an entry is ν² per unit of time.
 *
 * @param row the last eigenvalue of LLᵀ over its first, in (0, 1]
 * @param column the last eigenvalue of RRᵀ over its first, in (0, 1]
 */
record NoiseShape(double row, double column) {

  private static final String KRONECKER = "kronecker:";

  /** From {@code isotropic} or {@code kronecker:ROW,COLUMN}. */
  static NoiseShape of(String text) {
    if (text.equals("isotropic")) {
      return new NoiseShape(1, 1);
    }
    String[] ratios =
        text.startsWith(KRONECKER) ? text.substring(KRONECKER.length()).split(",", -1) : null;
    if (ratios == null || ratios.length != 2) {
      throw new InputException(
          "--noise must be isotropic or kronecker:ROW,COLUMN, was '%s'".formatted(text));
    }
    return new NoiseShape(ratio(ratios[0], text), ratio(ratios[1], text));
  }

  private static double ratio(String text, String whole) {
    double ratio = NumberField.of(text);
    if (!(ratio > 0 && ratio <= 1)) {
      throw new InputException(
          "--noise kronecker:ROW,COLUMN must hold two numbers in (0, 1], was '%s'"
              .formatted(whole));
    }
    return ratio;
  }

  /** Whether all entries feel the same noise. */
  boolean isIsotropic() {
    return row == 1 && column == 1;
  }

  /** The noise of an m × n matrix at mean volatility ν. */
  MatrixNoise at(double volatility, int rows, int columns) {
    return isIsotropic()
        ? new IsotropicNoise(volatility)
        : new KroneckerNoise(diagonal(rows, row, volatility), diagonal(columns, column, 1));
  }

  private static DenseMatrix diagonal(int size, double ratio, double scale) {
    double[] eigenvalues = new double[size];
    double sum = 0;
    for (int i = 0; i < size; i++) {
      eigenvalues[i] = size == 1 ? 1 : Math.pow(ratio, i / (size - 1.0));
      sum += eigenvalues[i];
    }
    double[] factor = new double[size * size];
    for (int i = 0; i < size; i++) {
      factor[i * size + i] = scale * Math.sqrt(eigenvalues[i] * size / sum);
    }
    return new DenseMatrix(size, size, factor);
  }
}
