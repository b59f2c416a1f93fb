package io.spectracast.tracking;

import io.spectracast.linalg.DenseMatrix;
import io.spectracast.linalg.SingularTriplets;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * What a tracker holds for k singular triplets of an m × n matrix: estimates, in the order of the
 * tracker's own labels. Only {@link #descending} orders them.
 *
 * @param left Û, m × k, orthonormal columns
 * @param values ŝ₁ … ŝ_k; owned by the record, not to be modified
 * @param right V̂, n × k, orthonormal columns
 */
public record TrackedTriplets(DenseMatrix left, double[] values, DenseMatrix right) {

  public TrackedTriplets {
    if (left.columns() != values.length || right.columns() != values.length) {
      throw new IllegalArgumentException(
          "left and right must have one column per value, %d, was %d and %d"
              .formatted(values.length, left.columns(), right.columns()));
    }
  }

  /** Exact triplets as a start. */
  public static TrackedTriplets of(SingularTriplets triplets) {
    return new TrackedTriplets(triplets.left(), triplets.singularValues(), triplets.right());
  }

  /** k. */
  public int count() {
    return values.length;
  }

  /** m. */
  public int rows() {
    return left.rows();
  }

  /** n. */
  public int columns() {
    return right.rows();
  }

  /**
   * The same triplets with ŝ₁ ≥ … ≥ ŝ_k ≥ 0, as the exact ones are ordered: equal values keep their
   * order, and a negative value takes its sign to its left vector.
   */
  public TrackedTriplets descending() {
    int[] order =
        IntStream.range(0, count())
            .boxed()
            .sorted(Comparator.comparingDouble(k -> -Math.abs(values[k]))) // stable
            .mapToInt(Integer::intValue)
            .toArray();
    double[] sorted = new double[count()];
    double[] signs = new double[count()];
    double[] ones = new double[count()];
    for (int k = 0; k < count(); k++) {
      sorted[k] = Math.abs(values[order[k]]);
      signs[k] = values[order[k]] < 0 ? -1 : 1;
      ones[k] = 1;
    }
    return new TrackedTriplets(pick(left, order, signs), sorted, pick(right, order, ones));
  }

  private static DenseMatrix pick(DenseMatrix vectors, int[] order, double[] factors) {
    int k = order.length;
    double[] picked = new double[vectors.values().length];
    for (int i = 0; i < vectors.rows(); i++) {
      for (int j = 0; j < k; j++) {
        picked[i * k + j] = factors[j] * vectors.values()[i * k + order[j]];
      }
    }
    return new DenseMatrix(vectors.rows(), k, picked);
  }
}
