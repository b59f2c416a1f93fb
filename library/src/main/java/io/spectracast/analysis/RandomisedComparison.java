package io.spectracast.analysis;

/**
 * A spectrum against that of the same entries in random order, which has the entries' distribution
 * and none of their arrangement.
 *
 * @param singularValues of the randomised matrix, descending; computed with {@link
 *     io.spectracast.linalg.Precision#FAST}. Owned by the record, not to be modified
 * @param exceeding how many singular values of the layer are larger
 * @param distance the mean |sₖ − s′ₖ| of the two sorted spectra over the root mean square of s (a
 *     Wasserstein distance, dimensionless; equal for both, since the Frobenius norm is the same)
 */
public record RandomisedComparison(double[] singularValues, int exceeding, double distance) {

  /** The largest singular value of the randomised matrix. */
  public double largest() {
    return singularValues[0];
  }
}
