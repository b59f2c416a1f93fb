package io.spectracast.forecast;

import io.spectracast.random.RandomStreams;
import io.spectracast.run.LayerTrajectory;

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
  public LayerEnsemble forecast(
      LayerTrajectory history, long[] leads, int members, RandomStreams streams) {
    History past = History.of(history);
    PowerTrend trend = new PowerTrend(1, window);
    double[] perUpdate = trend.displacement(past, 1);
    return new GaussianSpread(history, leads, members, streams.substreams(name()))
        .around(
            (lead, k) -> past.last()[k] + perUpdate[k] * lead,
            Volatility.aroundTrend(past),
            "straight lines through the last %.0f %% of the history".formatted(100 * window));
  }
}
