package io.spectracast.forecast;

import io.spectracast.random.RandomStreams;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * The baseline of straight lines: least squares over the last part of the history, carried on from
 * the values at the origin, with a random walk around it.
 *
 * <p>The window, from a tenth of the history to all of it, and the lag that the random walk is
 * measured over are those that did best from earlier origins.
 */
public record LinearTrend() implements ForecastMethod {

  private static final TunedExtrapolation TUNED =
      new TunedExtrapolation(lines(DoubleStream.of(0.4, 0.1, 0.2, 0.7, 1)));

  @Override
  public String name() {
    return "linear-trend";
  }

  @Override
  public LayerEnsemble forecast(LayerPast past, long[] leads, int members, RandomStreams streams) {
    return TUNED.forecast(past, leads, members, streams.substreams(name()));
  }

  private static List<Extrapolation> lines(DoubleStream windows) {
    return windows
        .boxed()
        .flatMap(
            w -> IntStream.of(1, 8).mapToObj(lag -> new Line(w, lag, Double.POSITIVE_INFINITY)))
        .map(Extrapolation.class::cast)
        .toList();
  }
}
