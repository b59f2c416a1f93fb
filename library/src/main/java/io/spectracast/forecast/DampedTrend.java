package io.spectracast.forecast;

import io.spectracast.random.RandomStreams;
import java.util.ArrayList;
import java.util.List;

/**
 * The baseline of damped lines: as {@link LinearTrend}, but the slope fades exponentially after the
 * origin, within an eighth to twice the time elapsed, whichever did best from earlier origins.
 */
public record DampedTrend() implements ForecastMethod {

  private static final double[] WINDOWS = {0.2, 0.1, 0.4, 1};
  private static final double[] MEMORIES = {0.5, 0.125, 0.25, 1, 2};
  private static final TunedExtrapolation TUNED = new TunedExtrapolation(candidates());

  @Override
  public String name() {
    return "damped-trend";
  }

  @Override
  public LayerEnsemble forecast(LayerPast past, long[] leads, int members, RandomStreams streams) {
    return TUNED.forecast(past, leads, members, streams.substreams(name()));
  }

  private static List<Extrapolation> candidates() {
    List<Extrapolation> result = new ArrayList<>();
    for (double window : WINDOWS) {
      for (double memory : MEMORIES) {
        result.add(new Line(window, 1, memory));
        result.add(new Line(window, 8, memory));
      }
    }
    return result;
  }
}
