package io.spectracast.backtest;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The forecasts of one group at one horizon, by method and by what was forecast.
 *
 * @param group architecture and optimizer
 * @param horizon its label
 * @param byMethod each method's scores by task
 * @param reference the baseline of the smallest mean CRPS among those that made every forecast;
 *     empty if none did
 */
record Cell(
    Group group,
    String horizon,
    Map<String, Map<ScoredForecast.Task, ScoredForecast>> byMethod,
    Optional<String> reference) {

  /** Of the scores of one group and horizon. */
  static Cell of(Group group, String horizon, List<ScoredForecast> scores, List<String> baselines) {
    Map<String, Map<ScoredForecast.Task, ScoredForecast>> byMethod = new LinkedHashMap<>();
    Set<ScoredForecast.Task> tasks = new LinkedHashSet<>();
    for (ScoredForecast score : scores) {
      byMethod.computeIfAbsent(score.method(), m -> new LinkedHashMap<>()).put(score.task(), score);
      tasks.add(score.task());
    }
    Optional<String> reference =
        baselines.stream()
            .filter(b -> byMethod.getOrDefault(b, Map.of()).size() == tasks.size())
            .min(Comparator.comparingDouble(b -> meanCrps(byMethod.get(b))));
    return new Cell(group, horizon, byMethod, reference);
  }

  private static double meanCrps(Map<ScoredForecast.Task, ScoredForecast> scores) {
    return scores.values().stream().mapToDouble(ScoredForecast::crps).average().orElseThrow();
  }

  /** A method's scores; none if it took no part. */
  Map<ScoredForecast.Task, ScoredForecast> of(String method) {
    return byMethod.getOrDefault(method, Map.of());
  }
}
