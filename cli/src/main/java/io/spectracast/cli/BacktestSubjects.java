package io.spectracast.cli;

import io.spectracast.backtest.Group;
import io.spectracast.backtest.Origin;
import io.spectracast.backtest.Subject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a backtest forecasts parts of.
 *
 * @param subjects in the order given
 * @param digests of all that was read, by name
 * @param parting where futures of one run part; empty where the subjects are runs of their own
 */
record BacktestSubjects(
    List<Subject> subjects, Map<String, String> digests, Optional<Origin> parting) {

  BacktestSubjects {
    subjects = List.copyOf(subjects);
  }

  /**
   * Reads them.
   *
   * @param groups what sources of a name are compared as, instead of what they tell of themselves
   * @param after the run that all others are futures of
   */
  static BacktestSubjects read(
      Sources sources, List<Path> paths, Map<String, Group> groups, Optional<Path> after)
      throws IOException {
    List<RecordedSource> read = new ArrayList<>();
    Set<Path> seen = new HashSet<>();
    for (Path path : paths) {
      if (!seen.add(path.toAbsolutePath().normalize())) {
        throw new InputException("[%s] is given twice".formatted(path));
      }
      read.add(sources.read(path));
    }
    Map<String, String> digests = new LinkedHashMap<>();
    Optional<Origin> parting = Optional.empty();
    if (after.isPresent()) {
      RecordedSource past = sources.read(after.get());
      Futures futures = Futures.of(past, read);
      read = futures.joined();
      parting = Optional.of(new Origin(futures.origin(), false));
      digests.put("the past of all", past.digest());
    }
    List<Subject> subjects = new ArrayList<>();
    for (int i = 0; i < paths.size(); i++) {
      RecordedSource source = read.get(i);
      String name = digests.containsKey(source.name()) ? paths.get(i).toString() : source.name();
      digests.put(name, source.digest());
      subjects.add(new Subject(name, group(groups, name, source.group()), source.layers()));
    }
    return new BacktestSubjects(subjects, digests, parting);
  }

  private static Group group(Map<String, Group> groups, String name, Group own) {
    return groups.entrySet().stream()
        .filter(e -> LayerSelection.matches(List.of(e.getKey()), name))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse(own);
  }
}
