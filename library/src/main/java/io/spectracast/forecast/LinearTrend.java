package io.spectracast.forecast;

import io.spectracast.random.RandomStreams;

/**
 * The baseline of straight lines: least squares over the last part of the history, carried on from
 * the values at the origin, with a random walk around it.
 *
 * @param window the fraction of the history that is fitted, in (0, 1]
 */
public record LinearTrend(double window) implements ForecastMethod {

  @Override
  public String name() {
    return "linear-trend";
  }

  @Override
  public LayerEnsemble forecast(LayerPast past, long[] leads, int members, RandomStreams streams) {
    History history = History.of(past.trajectory());
    PowerTrend trend = new PowerTrend(1, window);
    double[] perUpdate = trend.displacement(history, 1);
    return new GaussianSpread(past.trajectory(), leads, members, streams.substreams(name()))
        .around(
            (lead, k) -> history.last()[k] + perUpdate[k] * lead,
            Volatility.aroundTrend(history),
            "straight lines through the last %.0f %% of the history".formatted(100 * window));
  }
}
