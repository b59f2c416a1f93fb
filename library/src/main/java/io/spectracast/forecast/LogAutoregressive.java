package io.spectracast.forecast;

import io.spectracast.random.RandomStreams;
import java.util.List;

/**
 * The baseline of a first-order autoregression of log s, fitted mode by mode by maximum likelihood
 * to the last 30 or 60 % or all of the history, whichever did best from earlier origins.
 */
public record LogAutoregressive() implements ForecastMethod {

  private static final TunedExtrapolation TUNED =
      new TunedExtrapolation(
          List.of(
              new LogAutoregression(1), new LogAutoregression(0.6), new LogAutoregression(0.3)));

  @Override
  public String name() {
    return "ar1-log";
  }

  @Override
  public LayerEnsemble forecast(LayerPast past, long[] leads, int members, RandomStreams streams) {
    return TUNED.forecast(past, leads, members, streams.substreams(name()));
  }
}
