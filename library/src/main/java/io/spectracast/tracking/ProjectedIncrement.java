package io.spectracast.tracking;

import io.spectracast.linalg.DenseMatrix;
import io.spectracast.linalg.Precision;
import io.spectracast.linalg.SingularTriplets;
import io.spectracast.linalg.Svd;
import java.util.Arrays;

/**
 * An increment E as a frame of k triplets (U, S, V) of W sees it. With the directions outside
 * written ⊥,
 *
 * <pre>  g = UᵀEV (k × k),   A = U⊥U⊥ᵀEV (m × k),   B = V⊥V⊥ᵀEᵀU (n × k).</pre>
 *
 * @param frame (U, S, V)
 * @param inside g
 * @param left A; zero where U spans everything
 * @param right B; zero where V spans everything
 */
record ProjectedIncrement(
    TrackedTriplets frame, DenseMatrix inside, DenseMatrix left, DenseMatrix right) {

  /** Values nearer than this share of the largest are tied. */
  private static final double TIE = 1e-12;

  /** Of the frame and the increment as they are. */
  static ProjectedIncrement of(TrackedTriplets frame, DenseMatrix increment) {
    DenseMatrix left = Product.of(increment, frame.right());
    DenseMatrix right = Product.transposed(increment, frame.left());
    DenseMatrix inside = Product.transposed(frame.left(), left);
    return new ProjectedIncrement(
        frame, inside, outside(frame.left(), left), outside(frame.right(), right));
  }

  /** Of the frame alone: A and B are left out, as zero. */
  static ProjectedIncrement within(TrackedTriplets frame, DenseMatrix increment) {
    int k = frame.count();
    DenseMatrix inside = Product.transposed(frame.left(), Product.of(increment, frame.right()));
    return new ProjectedIncrement(
        frame, inside, Product.zeros(frame.rows(), k), Product.zeros(frame.columns(), k));
  }

  /** (I − QQᵀ) X; exactly zero where Q is square. X is overwritten. */
  static DenseMatrix outside(DenseMatrix q, DenseMatrix x) {
    if (q.rows() == q.columns()) {
      Arrays.fill(x.values(), 0);
    } else {
      Product.add(-1, q, Product.transposed(q, x), x);
    }
    return x;
  }

  /**
   * The same increment in a frame that suits it where values of the frame are tied: the vectors of
   * a tied group are free to turn among themselves, and are turned so that the group's block of S +
   * g is diagonal, exactly. That diagonal becomes the group's values, and g keeps what is left.
   *
   * @return this where no values are tied
   */
  ProjectedIncrement withTiesSplit() {
    int k = frame.count();
    DenseMatrix turnLeft = identity(k);
    DenseMatrix turnRight = identity(k);
    double[] values = frame.values().clone();
    boolean tied = false;
    for (int first = 0; first < k; first = endOfGroup(first)) {
      int end = endOfGroup(first);
      if (end - first > 1) {
        tied = true;
        split(first, end, values, turnLeft, turnRight);
      }
    }
    return tied ? turned(values, turnLeft, turnRight) : this;
  }

  private int endOfGroup(int first) {
    double[] s = frame.values();
    int end = first + 1;
    while (end < s.length && Math.abs(s[end - 1] - s[end]) <= TIE * Math.abs(s[0])) {
      end++;
    }
    return end;
  }

  private void split(
      int first, int end, double[] values, DenseMatrix turnLeft, DenseMatrix turnRight) {
    int k = values.length;
    int size = end - first;
    DenseMatrix block = Product.zeros(size, size);
    for (int i = 0; i < size; i++) {
      System.arraycopy(inside.values(), (first + i) * k + first, block.values(), i * size, size);
      block.values()[i * size + i] += values[first + i];
    }
    SingularTriplets exact = Svd.triplets(block, Precision.FULL);
    for (int i = 0; i < size; i++) {
      values[first + i] = exact.singularValues()[i];
      for (int j = 0; j < size; j++) {
        turnLeft.values()[(first + i) * k + first + j] = exact.left().values()[i * size + j];
        turnRight.values()[(first + i) * k + first + j] = exact.right().values()[i * size + j];
      }
    }
  }

  private ProjectedIncrement turned(double[] values, DenseMatrix turnLeft, DenseMatrix turnRight) {
    int k = values.length;
    DenseMatrix sum = Product.copy(inside); // S + g
    for (int i = 0; i < k; i++) {
      sum.values()[i * k + i] += frame.values()[i];
    }
    DenseMatrix rest = Product.of(Product.transposed(turnLeft, sum), turnRight);
    for (int i = 0; i < k; i++) {
      rest.values()[i * k + i] -= values[i];
    }
    var turnedFrame =
        new TrackedTriplets(
            Product.of(frame.left(), turnLeft), values, Product.of(frame.right(), turnRight));
    return new ProjectedIncrement(
        turnedFrame, rest, Product.of(left, turnRight), Product.of(right, turnLeft));
  }

  private static DenseMatrix identity(int k) {
    DenseMatrix identity = Product.zeros(k, k);
    for (int i = 0; i < k; i++) {
      identity.values()[i * k + i] = 1;
    }
    return identity;
  }
}
