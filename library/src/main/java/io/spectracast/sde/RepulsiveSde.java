package io.spectracast.sde;

/**
 * An equation whose state is a descending list of positive numbers that repel each other and their
 * mirror images,
 *
 * <pre>
 *   dsₖ = regularₖ dt + ½ [ wₖ/sₖ + Σ_{j≠k} ( p⁻ₖⱼ/(sₖ − sⱼ) + p⁺ₖⱼ/(sₖ + sⱼ) ) ] dt + (G dB)ₖ,
 * </pre>
 *
 * with the symmetric weights of {@link Repulsion}. The weights may change slowly with t and s; a
 * step freezes them.
 */
public interface RepulsiveSde extends Sde {

  /** Writes the drift without the repulsion into {@code out}. */
  void regularDrift(double t, double[] s, double[] out);

  /** The weights at (t, s). */
  Repulsion repulsion(double t, double[] s);

  @Override
  default void drift(double t, double[] s, double[] out) {
    regularDrift(t, s, out);
    repulsion(t, s).addDrift(s, out);
  }

  /** Strictly descending and positive. */
  @Override
  default boolean admits(double[] s) {
    for (int k = 0; k < s.length; k++) {
      if (!(s[k] > (k + 1 < s.length ? s[k + 1] : 0) && s[k] < Double.POSITIVE_INFINITY)) {
        return false;
      }
    }
    return true;
  }
}
