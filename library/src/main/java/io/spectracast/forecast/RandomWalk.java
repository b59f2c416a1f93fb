package io.spectracast.forecast;

import io.spectracast.random.RandomStreams;

/** The baseline of independent random walks from the origin: every past increment was noise. */
public record RandomWalk() implements ForecastMethod {

  @Override
  public String name() {
    return "random-walk";
  }

  @Override
  public LayerEnsemble forecast(LayerPast past, long[] leads, int members, RandomStreams streams) {
    History history = History.of(past.trajectory());
    return new GaussianSpread(past.trajectory(), leads, members, streams.substreams(name()))
        .around(
            (lead, k) -> history.last()[k],
            Volatility.aroundPersistence(history),
            "random walks from the values at the origin");
  }
}
