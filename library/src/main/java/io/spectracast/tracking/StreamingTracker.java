package io.spectracast.tracking;

import io.spectracast.linalg.DenseMatrix;
import io.spectracast.linalg.Matrix;
import io.spectracast.linalg.SingularTriplets;
import io.spectracast.linalg.SubspaceTracker;

/**
 * Adds the increments up and makes one warm-started pass over the sum per increment:
 *
 * <pre>  W ← W + E,   Q = qr(W V̂),   QᵀW = U' Ŝ V̂ᵀ (small),   Û = Q U'.</pre>
 *
 * <p>An error does not add up: every pass starts from the matrix itself, and shrinks the angle to
 * the true space by (s_{k+1}/s_j)² for the j-th vector, and more with several Krylov blocks (see
 * {@link SubspaceTracker}). The values are never above the true ones.
 *
 * <p>N. Halko, P.-G. Martinsson and J. A. Tropp, SIAM Rev. 53 (2011) 217–288, § 4.5.
 */
final class StreamingTracker implements Tracker {

  private final DenseMatrix accumulated; // its values change between passes
  private final SubspaceTracker passes;
  private TrackedTriplets triplets;

  StreamingTracker(Matrix start, SingularTriplets exact, int blocks) {
    double[] values = new double[start.rows() * start.columns()];
    start.copyRows(0, start.rows(), values);
    accumulated = new DenseMatrix(start.rows(), start.columns(), values);
    passes = new SubspaceTracker(exact, blocks);
    triplets = TrackedTriplets.of(exact);
  }

  @Override
  public void advance(DenseMatrix increment) {
    Increments.require(accumulated.rows(), accumulated.columns(), increment);
    double[] sum = accumulated.values();
    for (int i = 0; i < sum.length; i++) {
      sum[i] += increment.values()[i];
    }
    triplets = TrackedTriplets.of(passes.update(accumulated));
  }

  @Override
  public TrackedTriplets triplets() {
    return triplets;
  }
}
