package io.spectracast.sde;

import io.spectracast.linalg.Blas;
import io.spectracast.linalg.DenseMatrix;
import io.spectracast.linalg.SingularTriplets;

/**
 * Singular values and vectors moving together, dW = f dt + dM, without ever forming W:
 *
 * <pre>  dsₖ = uₖᵀdW vₖ + second-order drift dt
 *   duᵢ = Σⱼ uⱼ (uⱼᵀduᵢ) − ½ Σⱼ E|uⱼᵀduᵢ|² uᵢ,   dvᵢ alike</pre>
 *
 * <p>The singular values take the order-preserving implicit step; the vectors take the first-order
 * step of {@link VectorIncrement} with the second-order terms that keep their length, and are made
 * orthonormal again. For isotropic noise these are all the second-order terms; other noise adds
 * ones between vectors, of the same order, that are left out.
 *
 * <p>Good for the laws of drift and noise. For bookkeeping along real training it is not: updates
 * there exceed the spacing of the bulk, where single vectors have no first-order motion.
 */
public final class FrameMotion {

  private FrameMotion() {}

  /**
   * One step.
   *
   * @param frame all or the leading triplets at the start
   * @param increment f·h + ΔM, m × n
   * @param moments the noise in this frame, per unit of time
   * @param h the step
   */
  public static SingularTriplets step(
      SingularTriplets frame, DenseMatrix increment, FrameMoments moments, double h) {
    double[] s = frame.singularValues();
    double[] next = new double[s.length];
    new ChamberNewton(moments.repulsion(), h).solve(s, target(frame, increment), next);
    var turn = VectorIncrement.of(frame, increment);
    return new SingularTriplets(
        rotate(frame.left(), turn.left(), moments.leftTurning(s), h),
        next,
        rotate(frame.right(), turn.right(), moments.rightTurning(s), h));
  }

  /** sₖ + uₖᵀE vₖ. */
  private static double[] target(SingularTriplets frame, DenseMatrix increment) {
    int k = frame.count();
    double[] ev = new double[increment.rows() * k];
    Blas.gemm(
        false,
        false,
        increment.rows(),
        k,
        increment.columns(),
        1,
        increment.values(),
        frame.right().values(),
        0,
        ev);
    double[] target = frame.singularValues().clone();
    for (int i = 0; i < ev.length; i++) {
      target[i % k] += frame.left().values()[i] * ev[i];
    }
    return target;
  }

  private static DenseMatrix rotate(
      DenseMatrix vectors, DenseMatrix turn, double[] rate, double h) {
    int k = vectors.columns();
    double[] moved = new double[vectors.values().length];
    for (int i = 0; i < moved.length; i++) {
      double shorten = Math.exp(-0.5 * rate[i % k] * h);
      moved[i] = vectors.values()[i] * shorten + turn.values()[i];
    }
    Blas.qr(vectors.rows(), k, moved, new double[k * k]);
    return new DenseMatrix(vectors.rows(), k, moved);
  }
}
