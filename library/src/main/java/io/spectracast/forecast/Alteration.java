package io.spectracast.forecast;

/**
 * A change of how training goes on after the origin, against what was planned.
 *
 * <p>By the SDE of SGD (theory, §2) drift per update grows with η, the variance of noise with η²/B.
 * In effective time, which counts the learning rate spent, drift stays and noise changes by η/B.
 *
 * @param learningRate the factor on every learning rate after the origin, positive
 * @param batch the factor on the number of examples per update, positive
 * @param decay what is added to weight decay: the part of W that one update takes away more than
 *     before, at the learning rate of the origin; it may be negative
 */
public record Alteration(double learningRate, double batch, double decay) {

  /** As planned. */
  public static final Alteration NONE = new Alteration(1, 1, 0);

  public Alteration {
    if (!(learningRate > 0 && learningRate < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("learningRate must be positive, was " + learningRate);
    }
    if (!(batch > 0 && batch < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("batch must be positive, was " + batch);
    }
    if (!(Math.abs(decay) < 1)) {
      throw new IllegalArgumentException("decay must be between -1 and 1, was " + decay);
    }
  }

  /** The factor on the variance of noise per unit of effective time. */
  double noise() {
    return learningRate / batch;
  }
}
