package io.spectracast.noise;

/**
 * The mean that is taken off every sample before anything is measured.
 *
 * @param values m × n in row-major order, not to be modified; empty for samples of mean zero
 * @param ofTheSamples whether it is the mean of the very samples that follow, which costs one
 *     degree of freedom
 */
public record Centre(double[] values, boolean ofTheSamples) {

  /** For samples whose mean is zero, such as minibatch gradients less the full gradient. */
  public static final Centre ZERO = new Centre(new double[0], false);

  /** A mean known from elsewhere, such as the full gradient. */
  public static Centre known(double[] values) {
    return new Centre(values, false);
  }

  /**
   * The mean of the samples themselves: for recorded increments (W_N − W_0)/N, which is known
   * before they are read again.
   */
  public static Centre ofSamples(double[] values) {
    return new Centre(values, true);
  }

  /** N less the degrees of freedom spent, over N. */
  double keptFreedom(int count) {
    return ofTheSamples ? (count - 1.0) / count : 1;
  }
}
