package io.spectracast.backtest;

/**
 * The probability that was given to an event, and whether it happened.
 *
 * @param probability in [0, 1]
 * @param happened whether it did
 */
public record EventForecast(double probability, boolean happened) {

  /** The squared error of the probability. G. W. Brier, Mon. Weather Rev. 78 (1950) 1. */
  double brier() {
    double error = probability - (happened ? 1 : 0);
    return error * error;
  }
}
