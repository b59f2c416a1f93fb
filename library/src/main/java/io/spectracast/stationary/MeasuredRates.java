package io.spectracast.stationary;

/**
 * What was measured of a layer's dynamics, dW = −κW dt + dM, from its increments and its loss, and
 * never from the spectrum that is to be explained.
 *
 * @param volatility ν of one entry, per √update; positive
 * @param decay κ, the restoring rate per update, positive
 * @param relative ρ of noise that grows with the weights, E aⱼₖ² = ν² + ρ²sⱼ²/n; 0 for noise that
 *     does not
 */
public record MeasuredRates(double volatility, double decay, double relative) {

  public MeasuredRates {
    require(volatility > 0 && volatility < Double.POSITIVE_INFINITY, "volatility", volatility);
    require(decay > 0 && decay < Double.POSITIVE_INFINITY, "decay", decay);
    if (!(relative >= 0 && relative < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "relative must be finite and not negative, was " + relative);
    }
  }

  private static void require(boolean holds, String name, double value) {
    if (!holds) {
      throw new IllegalArgumentException(name + " must be positive and finite, was " + value);
    }
  }

  /** ν²/2κ, the variance of one entry in the stationary state of isotropic noise. */
  public double entryVariance() {
    return volatility * volatility / (2 * decay);
  }
}
