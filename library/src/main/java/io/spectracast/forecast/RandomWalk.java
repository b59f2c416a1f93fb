package io.spectracast.forecast;

import io.spectracast.random.RandomStreams;
import io.spectracast.run.LayerTrajectory;

/** The baseline of independent random walks from the origin: every past increment was noise. */
public record RandomWalk() implements ForecastMethod {

  @Override
  public String name() {
    return "random-walk";
  }

  @Override
  public LayerEnsemble forecast(
      LayerTrajectory history, long[] leads, int members, RandomStreams streams) {
    History past = History.of(history);
    return new GaussianSpread(history, leads, members, streams.substreams(name()))
        .around(
            (lead, k) -> past.last()[k],
            Volatility.aroundPersistence(past),
            "random walks from the values at the origin");
  }
}
