package io.spectracast.analysis;

import io.spectracast.linalg.Matrix;
import io.spectracast.linalg.Precision;
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
   * @param memory for one matrix, in bytes
   * @throws io.spectracast.linalg.NonFiniteEntryException if an entry is NaN or infinite
   */
  static Spectrum of(List<? extends Matrix> matrices, Precision precision, long memory) {
    return pooled(
        matrices.stream()
            .map(matrix -> Svd.boundedValues(matrix, precision, memory))
            .map(values -> new Spectrum(values.values(), values.errorBound()))
            .toList());
  }

  /** Several spectra taken together. */
  static Spectrum pooled(List<Spectrum> parts) {
    if (parts.size() == 1) {
      return parts.get(0);
    }
    double[] ascending =
        parts.stream()
            .flatMapToDouble(part -> Arrays.stream(part.singularValues))
            .sorted()
            .toArray();
    double[] descending = new double[ascending.length];
    for (int k = 0; k < descending.length; k++) {
      descending[k] = ascending[descending.length - 1 - k];
    }
    return new Spectrum(
        descending, parts.stream().mapToDouble(Spectrum::errorBound).max().orElse(0));
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
