package io.spectracast.forecast;

/**
 * A change of how training goes on after the origin, against what was planned.
 *
 * <p>By the SDE of SGD (theory, §2) drift per update grows with η, the variance of noise with η²/B.
 * In effective time, which counts the learning rate spent, drift stays and noise changes by η/B.
 *
 * @param learningRate the factor on every learning rate after the origin, in [1e-6, 1e6]
 * @param batch the factor on the number of examples per update, in [1e-6, 1e6]
 * @param decay what is added to weight decay: the part of W that one update takes away more than
 *     before, at the learning rate of the origin; it may be negative
 */
public record Alteration(double learningRate, double batch, double decay) {

  /** As planned. */
  public static final Alteration NONE = new Alteration(1, 1, 0);

  private static final double LARGEST = 1e6;

  public Alteration {
    requireFactor("learningRate", learningRate);
    requireFactor("batch", batch);
    if (!(Math.abs(decay) < 1)) {
      throw new IllegalArgumentException("decay must be between -1 and 1, was " + decay);
    }
  }

  private static void requireFactor(String name, double factor) {
    if (!(factor >= 1 / LARGEST && factor <= LARGEST)) {
      throw new IllegalArgumentException(
          "%s must be a factor in [%s, %s], was %s".formatted(name, 1 / LARGEST, LARGEST, factor));
    }
  }

  /** The factor on the variance of noise per unit of effective time. */
  double noise() {
    return learningRate / batch;
  }
}
