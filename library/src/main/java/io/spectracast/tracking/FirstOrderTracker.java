package io.spectracast.tracking;

import io.spectracast.linalg.DenseMatrix;

/**
 * First order within the k tracked triplets; what leaves them is dropped, so that a spike forming
 * outside is not seen. With g = ÛᵀEV̂ and the {@link VectorFormula}'s coefficients c,
 *
 * <pre>
 *   ŝᵢ ← ŝᵢ + gᵢᵢ,   Û ← qr(ûᵢ + Σⱼ c(ŝᵢ, ŝⱼ, gⱼᵢ, gᵢⱼ) ûⱼ),   V̂ ← qr(v̂ᵢ + Σⱼ c(ŝᵢ, ŝⱼ, gᵢⱼ, gⱼᵢ) v̂ⱼ).
 * </pre>
 *
 * <p>As published, values are kept above 1e-16 and labels stay as they are, though values cross
 * (arXiv 2507.12709, its notebook at MOSS 2025). Corrected, ties are split by the increment itself,
 * negative values turn their left vector round, and the triplets are sorted again.
 */
final class FirstOrderTracker implements Tracker {

  private static final double PUBLISHED_FLOOR = 1e-16;

  private final VectorFormula formula;
  private TrackedTriplets triplets;

  FirstOrderTracker(VectorFormula formula, TrackedTriplets start) {
    this.formula = formula;
    this.triplets = start;
  }

  @Override
  public void advance(DenseMatrix increment) {
    Increments.require(triplets.rows(), triplets.columns(), increment);
    triplets =
        formula == VectorFormula.PUBLISHED
            ? floored(moved(ProjectedIncrement.within(triplets, increment)))
            : moved(ProjectedIncrement.within(triplets, increment).withTiesSplit()).descending();
  }

  @Override
  public TrackedTriplets triplets() {
    return triplets;
  }

  private TrackedTriplets moved(ProjectedIncrement projected) {
    TrackedTriplets frame = projected.frame();
    int k = frame.count();
    double[] g = projected.inside().values();
    double[] s = frame.values();
    double[] moved = new double[k];
    DenseMatrix left = Product.copy(frame.left());
    DenseMatrix right = Product.copy(frame.right());
    Product.add(1, frame.left(), formula.leftTurn(s, g), left);
    Product.add(1, frame.right(), formula.rightTurn(s, g), right);
    for (int i = 0; i < k; i++) {
      moved[i] = s[i] + g[i * k + i];
    }
    return new TrackedTriplets(
        Orthonormal.of(left, frame.left()), moved, Orthonormal.of(right, frame.right()));
  }

  private static TrackedTriplets floored(TrackedTriplets triplets) {
    for (int i = 0; i < triplets.count(); i++) {
      triplets.values()[i] = Math.max(triplets.values()[i], PUBLISHED_FLOOR);
    }
    return triplets;
  }
}
