package io.spectracast.backtest;

import io.spectracast.outlook.SpikeEvent;

/**
 * The probability that was given to an event, and whether it happened.
 *
 * @param probability in [0, 1]
 * @param happened whether it did
 */
public record EventForecast(double probability, boolean happened) {

  /** What an ensemble, its members indexed [mode][member], says of it, and what happened. */
  static EventForecast of(SpikeEvent event, double[][] members, double[] outcome) {
    return new EventForecast(event.probability(members), event.holds(outcome, outcome));
  }

  /** The squared error of the probability. G. W. Brier, Mon. Weather Rev. 78 (1950) 1. */
  double brier() {
    double error = probability - (happened ? 1 : 0);
    return error * error;
  }
}
