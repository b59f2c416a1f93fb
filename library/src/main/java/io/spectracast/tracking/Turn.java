package io.spectracast.tracking;

import io.spectracast.linalg.DenseMatrix;

/**
 * How the bases of a frame turn: the first k columns of antisymmetric matrices X for the left and Y
 * for the right basis, parted into their share inside the frame and outside it.
 *
 * @param left X inside, k × k
 * @param right Y inside, k × k
 * @param leftOutside P = U⊥x, m × k
 * @param rightOutside Q = V⊥y, n × k
 */
record Turn(
    DenseMatrix left, DenseMatrix right, DenseMatrix leftOutside, DenseMatrix rightOutside) {

  /**
   * The turn that takes a perturbation's off-diagonal part away, to first order: g − XS + SY is
   * diagonal, P = A/S and Q = B/S.
   */
  static Turn diagonalizing(ProjectedIncrement perturbation) {
    double[] s = perturbation.frame().values();
    double[] g = perturbation.inside().values();
    return new Turn(
        VectorFormula.CORRECTED.leftTurn(s, g),
        VectorFormula.CORRECTED.rightTurn(s, g),
        divided(perturbation.left(), s),
        divided(perturbation.right(), s));
  }

  /** Columns over values; a value of zero has no vector to turn. */
  private static DenseMatrix divided(DenseMatrix columns, double[] s) {
    double[] quotient = new double[columns.values().length];
    for (int i = 0; i < quotient.length; i++) {
      double value = s[i % s.length];
      quotient[i] = value == 0 ? 0 : columns.values()[i] / value;
    }
    return new DenseMatrix(columns.rows(), columns.columns(), quotient);
  }

  /**
   * What is left at second order, R = ½[F Y − X F], after this turn took the first order away. With
   * F inside = g + diag(g) = f and E outside = h,
   *
   * <pre>
   *   inside  ½[f Y − X f + BᵀQ + PᵀA],   left  ½[A Y − P f] + h Q,   right  ½[B X − Q fᵀ] + hᵀP.
   * </pre>
   */
  ProjectedIncrement rest(ProjectedIncrement first, DenseMatrix increment) {
    TrackedTriplets frame = first.frame();
    int k = frame.count();
    DenseMatrix f = Product.copy(first.inside());
    for (int i = 0; i < k; i++) {
      f.values()[i * k + i] *= 2;
    }
    DenseMatrix inside = Product.zeros(k, k);
    Product.add(0.5, f, right, inside);
    Product.add(-0.5, left, f, inside);
    Product.addTransposed(0.5, first.right(), rightOutside, inside);
    Product.addTransposed(0.5, leftOutside, first.left(), inside);
    DenseMatrix beyondLeft =
        ProjectedIncrement.outside(frame.left(), Product.of(increment, rightOutside));
    Product.add(0.5, first.left(), right, beyondLeft);
    Product.add(-0.5, leftOutside, f, beyondLeft);
    DenseMatrix beyondRight =
        ProjectedIncrement.outside(frame.right(), Product.transposed(increment, leftOutside));
    Product.add(0.5, first.right(), left, beyondRight);
    Product.addByTransposed(-0.5, rightOutside, f, beyondRight);
    return new ProjectedIncrement(frame, inside, beyondLeft, beyondRight);
  }

  /** The frame after this turn and a second one of second order, with new values. */
  TrackedTriplets then(Turn second, TrackedTriplets frame, double[] values) {
    return new TrackedTriplets(
        turned(frame.left(), left, second.left, leftOutside, second.leftOutside),
        values,
        turned(frame.right(), right, second.right, rightOutside, second.rightOutside));
  }

  /** U + U(X₁ + X₂ + ½X₁² − ½P₁ᵀP₁) + P₁ + P₂ + ½P₁X₁, orthonormal. */
  private static DenseMatrix turned(
      DenseMatrix u, DenseMatrix x1, DenseMatrix x2, DenseMatrix p1, DenseMatrix p2) {
    DenseMatrix inside = sum(x1, x2);
    Product.add(0.5, x1, x1, inside);
    Product.addTransposed(-0.5, p1, p1, inside);
    DenseMatrix moved = sum(u, sum(p1, p2));
    Product.add(1, u, inside, moved);
    Product.add(0.5, p1, x1, moved);
    return Orthonormal.of(moved, u);
  }

  private static DenseMatrix sum(DenseMatrix a, DenseMatrix b) {
    DenseMatrix sum = Product.copy(a);
    for (int i = 0; i < sum.values().length; i++) {
      sum.values()[i] += b.values()[i];
    }
    return sum;
  }
}
