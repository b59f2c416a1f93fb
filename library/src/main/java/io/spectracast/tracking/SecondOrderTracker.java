package io.spectracast.tracking;

import io.spectracast.linalg.DenseMatrix;

/**
 * Second-order perturbation theory of values and vectors, the directions outside included. The
 * bases turn by antisymmetric X and Y, U ← U eˣ, V ← V eʸ, so that e⁻ˣ(S + E)eʸ is diagonal in its
 * first k rows and columns; here S is W in its own bases and E the increment in them. The first
 * order solves E − X₁S + SY₁ = diagonal, the second
 *
 * <pre>  R − X₂S + SY₂ = diagonal,   R = ½[F Y₁ − X₁F],   F = E + diag(g) + (E outside the frame).
 * </pre>
 *
 * The values become sₖ + gₖₖ + Rₖₖ, the vectors U(I + X₁ + X₂ + ½X₁²), which is normalised to the
 * third order, and then made orthonormal to rounding.
 *
 * <p>The directions outside count as having singular value zero. That is what they have, for k =
 * min(m, n); otherwise the error of their share is of relative order (s_{k+1}/s_j)², which is not
 * small for values in a bulk. New spikes enter by way of the tracked vectors alone: one that is
 * orthogonal to all of them is seen as soon as it has grown a component along one.
 *
 * <p>Values within 1e-12 of each other, relative to the largest, are tied and split by the
 * increment itself, which lowers the order by one in that step. Triplets are sorted after every
 * step. Costs 10·m·n·k operations.
 *
 * <p>G. W. Stewart and J. Sun, Matrix Perturbation Theory (1990), ch. V.
 */
final class SecondOrderTracker implements Tracker {

  private TrackedTriplets triplets;

  SecondOrderTracker(TrackedTriplets start) {
    triplets = start;
  }

  @Override
  public void advance(DenseMatrix increment) {
    Increments.require(triplets.rows(), triplets.columns(), increment);
    var projected = ProjectedIncrement.of(triplets, increment).withTiesSplit();
    Turn first = Turn.diagonalizing(projected);
    ProjectedIncrement rest = first.rest(projected, increment);
    Turn second = Turn.diagonalizing(rest);
    double[] values = projected.frame().values().clone();
    int k = values.length;
    for (int i = 0; i < k; i++) {
      values[i] += projected.inside().values()[i * k + i] + rest.inside().values()[i * k + i];
    }
    triplets = first.then(second, projected.frame(), values).descending();
  }

  @Override
  public TrackedTriplets triplets() {
    return triplets;
  }
}
