package io.spectracast.sde;

/**
 * The drift of singular values other than their repulsion, such as −η uₖᵀ∇L vₖ or a fitted trend.
 *
 * <p>It may differ by ensemble member, so that an ensemble can carry uncertain parameters. It is
 * called from several threads, for different members at a time, and must depend on nothing but its
 * arguments.
 */
@FunctionalInterface
public interface SingularValueDrift {

  /** No drift: the singular values feel only noise and repulsion. */
  SingularValueDrift NONE = (member, t, s, out) -> {};

  /**
   * Writes the drift, in units of s per unit of t.
   *
   * @param member the ensemble member, from 0
   * @param t time
   * @param s the singular values at t, descending; not to be modified
   * @param out receives the drift of each; holds zeros on entry
   */
  void drift(int member, double t, double[] s, double[] out);

  /** The drift −κs of weight decay, or of a quadratic loss, at rate κ. */
  static SingularValueDrift decay(double rate) {
    return (member, t, s, out) -> {
      for (int k = 0; k < s.length; k++) {
        out[k] = -rate * s[k];
      }
    };
  }
}
