package io.spectracast.tracking;

import io.spectracast.linalg.DenseMatrix;
import io.spectracast.linalg.SingularTriplets;
import java.util.Arrays;

/**
 * How near tracked triplets are to the exact ones, label by label: the tracker's k-th against the
 * exact k-th, for the first K.
 *
 * @param valueErrors |ŝₖ/sₖ − 1|, length K
 * @param leftAlignments |uₖᵀûₖ| in [0, 1], length K
 * @param rightAlignments |vₖᵀv̂ₖ| in [0, 1], length K
 * @param leftOverlap ‖U_KᵀÛ_K‖²/K in the Frobenius norm: the mean squared cosine between the two
 *     spaces of the first K left vectors, 1 where they are the same
 * @param rightOverlap the same of the right vectors
 */
public record TrackingScore(
    double[] valueErrors,
    double[] leftAlignments,
    double[] rightAlignments,
    double leftOverlap,
    double rightOverlap) {

  /**
   * Compares.
   *
   * @param compared K, from 1 to the number of triplets of both
   */
  public static TrackingScore of(TrackedTriplets tracked, SingularTriplets exact, int compared) {
    int most = Math.min(tracked.count(), exact.count());
    if (compared < 1 || compared > most) {
      throw new IllegalArgumentException("compared must be in [1, " + most + "], was " + compared);
    }
    double[] errors = new double[compared];
    for (int k = 0; k < compared; k++) {
      errors[k] = Math.abs(tracked.values()[k] / exact.singularValues()[k] - 1);
    }
    DenseMatrix left = Product.transposed(exact.left(), tracked.left());
    DenseMatrix right = Product.transposed(exact.right(), tracked.right());
    return new TrackingScore(
        errors,
        diagonal(left, compared),
        diagonal(right, compared),
        overlap(left, compared),
        overlap(right, compared));
  }

  /** The largest of the K errors. */
  public double largestValueError() {
    return Arrays.stream(valueErrors).max().orElseThrow();
  }

  /** The mean of the K errors. */
  public double meanValueError() {
    return Arrays.stream(valueErrors).average().orElseThrow();
  }

  /** The mean of the K left alignments. */
  public double meanLeftAlignment() {
    return Arrays.stream(leftAlignments).average().orElseThrow();
  }

  private static double[] diagonal(DenseMatrix overlaps, int compared) {
    double[] diagonal = new double[compared];
    for (int k = 0; k < compared; k++) {
      diagonal[k] = Math.min(1, Math.abs(overlaps.values()[k * overlaps.columns() + k]));
    }
    return diagonal;
  }

  private static double overlap(DenseMatrix overlaps, int compared) {
    double sum = 0;
    for (int j = 0; j < compared; j++) {
      for (int k = 0; k < compared; k++) {
        double cosine = overlaps.values()[j * overlaps.columns() + k];
        sum += cosine * cosine;
      }
    }
    return Math.min(1, sum / compared);
  }
}
