package io.spectracast.forecast;

import io.spectracast.random.RandomStreams;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * The baseline of independent random walks from the origin: every past displacement was noise.
 *
 * <p>The volatility of each mode is measured over one snapshot or eight, which sees noise that is
 * correlated in time, in the last quarter, half or all of the history, whichever did best from
 * earlier origins.
 */
public record RandomWalk() implements ForecastMethod {

  private static final TunedExtrapolation TUNED =
      new TunedExtrapolation(
          DoubleStream.of(0.5, 0.25, 1)
              .boxed()
              .flatMap(w -> IntStream.of(1, 8).mapToObj(lag -> new Walk(w, lag)))
              .map(Extrapolation.class::cast)
              .toList());

  @Override
  public String name() {
    return "random-walk";
  }

  @Override
  public LayerEnsemble forecast(LayerPast past, long[] leads, int members, RandomStreams streams) {
    return TUNED.forecast(past, leads, members, streams.substreams(name()));
  }
}
