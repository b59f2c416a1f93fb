package io.spectracast.run;

import java.util.Optional;

/**
 * What was measured of one weight matrix at one step.
 *
 * @param layer the matrix
 * @param step optimizer updates since initialisation
 * @param singularValues raw singular values, descending; all of them, or the largest few; not to be
 *     modified
 * @param driftProjections −η u_kᵀ(P∇L)v_k per update on the probe set, aligned with {@code
 *     singularValues}, with η the effective learning rate (η/(1−μ) under momentum μ) and P the
 *     preconditioner of the optimizer (1 for SGD); weight decay left out; empty where not measured
 * @param noise the noise measured up to this step; empty where not measured
 */
public record LayerSnapshot(
    Layer layer,
    long step,
    double[] singularValues,
    Optional<double[]> driftProjections,
    Optional<NoiseLevel> noise) {

  public LayerSnapshot {
    int count = singularValues.length;
    if (count < 1 || count > layer.shortSide()) {
      throw new IllegalArgumentException(
          "layer '%s' at step %d: must have 1 to %d singular values, was %d"
              .formatted(layer.name(), step, layer.shortSide(), count));
    }
    if (driftProjections.isPresent() && driftProjections.get().length != count) {
      throw new IllegalArgumentException(
          "layer '%s' at step %d: driftProjections must match the %d singular values, was %d"
              .formatted(layer.name(), step, count, driftProjections.get().length));
    }
  }

  /** A snapshot of singular values alone. */
  public static LayerSnapshot of(Layer layer, long step, double[] singularValues) {
    return new LayerSnapshot(layer, step, singularValues, Optional.empty(), Optional.empty());
  }
}
