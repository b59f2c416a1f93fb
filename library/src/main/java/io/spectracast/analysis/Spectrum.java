package io.spectracast.analysis;

import io.spectracast.linalg.Matrix;
import io.spectracast.linalg.Precision;
import io.spectracast.linalg.SingularValues;
import io.spectracast.linalg.Svd;
import java.util.Arrays;
import java.util.List;

/**
 * The singular values of matrices taken together.
 *
 * @param singularValues descending
 * @param errorBound of every one of them, absolute
 */
record Spectrum(double[] singularValues, double errorBound) {

  static final Spectrum NONE = new Spectrum(new double[0], 0);

  /**
   * The singular values of all matrices.
   *
   * @throws io.spectracast.linalg.NonFiniteEntryException if an entry is NaN or infinite
   */
  static Spectrum of(List<Matrix> matrices, Precision precision) {
    List<SingularValues> parts =
        matrices.stream().map(matrix -> Svd.boundedValues(matrix, precision)).toList();
    double[] ascending =
        parts.stream().flatMapToDouble(part -> Arrays.stream(part.values())).sorted().toArray();
    double[] descending = new double[ascending.length];
    for (int k = 0; k < descending.length; k++) {
      descending[k] = ascending[descending.length - 1 - k];
    }
    return new Spectrum(
        descending, parts.stream().mapToDouble(SingularValues::errorBound).max().orElse(0));
  }

  boolean isZero() {
    return singularValues.length == 0 || singularValues[0] == 0;
  }

  double largest() {
    return singularValues[0];
  }

  /** λ = s², descending. */
  double[] eigenvalues() {
    return Arrays.stream(singularValues).map(s -> s * s).toArray();
  }
}
