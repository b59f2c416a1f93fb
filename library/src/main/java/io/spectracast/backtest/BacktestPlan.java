package io.spectracast.backtest;

import java.util.List;

/**
 * What is forecast, and how.
 *
 * @param origins where forecasts start
 * @param horizons how far they go
 * @param members ensemble size, at least 2
 * @param seed the root seed
 * @param threads how many threads may work; the result does not depend on it
 */
public record BacktestPlan(
    List<Origin> origins, List<Horizon> horizons, int members, long seed, int threads) {

  public BacktestPlan {
    origins = List.copyOf(origins);
    horizons = List.copyOf(horizons);
    if (origins.isEmpty() || horizons.isEmpty()) {
      throw new IllegalArgumentException("origins and horizons must not be empty");
    }
    if (horizons.stream().map(Horizon::label).distinct().count() < horizons.size()) {
      throw new IllegalArgumentException("horizons must differ");
    }
    if (members < 2) {
      throw new IllegalArgumentException("members must be at least 2, was " + members);
    }
    if (threads < 1) {
      throw new IllegalArgumentException("threads must be at least 1, was " + threads);
    }
  }

  /** The same from one origin alone. */
  public BacktestPlan from(Origin origin) {
    return new BacktestPlan(List.of(origin), horizons, members, seed, threads);
  }
}
