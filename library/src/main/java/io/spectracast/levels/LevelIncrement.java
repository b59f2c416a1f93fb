package io.spectracast.levels;

import io.spectracast.sde.Repulsion;

/**
 * All singular values of a matrix at two times.
 *
 * @param before s(t), strictly descending; not to be modified
 * @param after s(t + lag), descending, as many; not to be modified
 * @param lag in the unit of time that the weights are for, positive
 * @param weights of the repulsion in the noise at t, as many modes
 * @param drift the drift other than repulsion at t, such as −η uₖᵀ∇L vₖ, per unit of time; taken as
 *     known; empty for none
 */
public record LevelIncrement(
    double[] before, double[] after, double lag, Repulsion weights, double[] drift) {

  public LevelIncrement {
    int modes = before.length;
    if (modes < 2 || after.length != modes || weights.wall().length != modes) {
      throw new IllegalArgumentException(
          "before, after and weights must have one length of at least 2, was %d, %d and %d"
              .formatted(modes, after.length, weights.wall().length));
    }
    if (drift.length != 0 && drift.length != modes) {
      throw new IllegalArgumentException(
          "drift must have %d values or none, was %d".formatted(modes, drift.length));
    }
    if (!(lag > 0 && lag < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("lag must be positive and finite, was " + lag);
    }
    for (int k = 1; k < modes; k++) {
      if (!(before[k - 1] > before[k] && before[k] > 0)) {
        throw new IllegalArgumentException(
            "before must descend strictly and be positive, was %s, %s"
                .formatted(before[k - 1], before[k]));
      }
    }
  }

  /** How far each value moved beyond the known drift. */
  double[] displacements() {
    double[] moved = new double[before.length];
    for (int k = 0; k < moved.length; k++) {
      moved[k] = after[k] - before[k] - (drift.length == 0 ? 0 : lag * drift[k]);
    }
    return moved;
  }

  /** The theory's displacement by repulsion, to first order in the lag. */
  double[] repelled() {
    double[] drift = new double[before.length];
    weights.addDrift(before, drift);
    for (int k = 0; k < drift.length; k++) {
      drift[k] *= lag;
    }
    return drift;
  }

  /** The root mean square change of a gap in the lag: √(2 p⁻ lag). */
  double blur(int upper) {
    return Math.sqrt(2 * weights.gap()[upper * before.length + upper + 1] * lag);
  }

  /** Whether the gap below value {@code upper} is wide against its change. */
  boolean resolves(int upper, double separation) {
    return upper < 0
        || upper >= before.length - 1
        || before[upper] - before[upper + 1] >= separation * blur(upper);
  }
}
