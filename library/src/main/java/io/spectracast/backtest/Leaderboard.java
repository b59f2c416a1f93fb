package io.spectracast.backtest;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Who did how well: over all cells, in each (architecture, optimizer) group over its horizons, and
 * in each cell (architecture, optimizer, horizon).
 *
 * @param overall all cells
 * @param groups one for each pair of architecture and optimizer, in the order of the runs
 * @param cells by group, in the order of the horizons
 */
public record Leaderboard(Section overall, List<Section> groups, List<Section> cells) {

  public Leaderboard {
    groups = List.copyOf(groups);
    cells = List.copyOf(cells);
  }

  /**
   * Ranks what was scored.
   *
   * @param scores at least one
   * @param horizons the labels in their order
   * @param contenders who took part
   * @param seed of the tests by random signs
   */
  public static Leaderboard of(
      List<ScoredForecast> scores, List<String> horizons, List<Contender> contenders, long seed) {
    if (scores.isEmpty()) {
      throw new IllegalArgumentException("scores must not be empty");
    }
    SectionMaker maker = new SectionMaker(contenders, seed);
    Map<Group, List<Cell>> byGroup = new LinkedHashMap<>();
    for (Group group : groups(scores)) {
      for (String horizon : horizons) {
        List<ScoredForecast> own =
            scores.stream()
                .filter(s -> s.group().equals(group) && s.horizon().equals(horizon))
                .toList();
        if (!own.isEmpty()) {
          byGroup
              .computeIfAbsent(group, g -> new ArrayList<>())
              .add(Cell.of(group, horizon, own, maker.baselines()));
        }
      }
    }
    List<Cell> all = byGroup.values().stream().flatMap(List::stream).toList();
    return new Leaderboard(
        maker.section(all, Optional.empty(), Optional.empty()),
        byGroup.entrySet().stream()
            .map(e -> maker.section(e.getValue(), Optional.of(e.getKey()), Optional.empty()))
            .toList(),
        all.stream()
            .map(c -> maker.section(List.of(c), Optional.of(c.group()), Optional.of(c.horizon())))
            .toList());
  }

  private static Set<Group> groups(List<ScoredForecast> scores) {
    Set<Group> groups = new LinkedHashSet<>();
    scores.forEach(s -> groups.add(s.group()));
    return groups;
  }
}
