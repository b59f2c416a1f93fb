package io.spectracast.cli;

import io.spectracast.forecast.LayerPast;
import io.spectracast.run.LayerSnapshot;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Runs that went on from where another ended, each joined to its past.
 *
 * @param joined each future with the past of all, in order
 * @param origin the last step that they share
 */
record Futures(List<RecordedSource> joined, long origin) {

  Futures {
    joined = List.copyOf(joined);
  }

  /**
   * Joins them.
   *
   * @throws InputException if they did not go on from one step of the past with the same settings
   */
  static Futures of(RecordedSource past, List<RecordedSource> futures) {
    Map<String, LayerPast> before = new LinkedHashMap<>();
    past.layers().forEach(l -> before.put(l.layer().name(), l));
    RecordedSource first = futures.get(0);
    long origin = origin(past, first);
    List<RecordedSource> joined = new ArrayList<>();
    for (RecordedSource future : futures) {
      requireSameSettings(first, future);
      if (origin(past, future) != origin) {
        throw new InputException(
            "--after: [%s] must go on from step %d as [%s] does, was step %d"
                .formatted(future.name(), origin, first.name(), origin(past, future)));
      }
      List<LayerPast> layers =
          future.layers().stream().map(l -> joined(before, l, future.name(), origin)).toList();
      joined.add(future.withLayers(layers));
    }
    return new Futures(joined, origin);
  }

  /** The last step of the past before the future begins. */
  private static long origin(RecordedSource past, RecordedSource future) {
    long begin = steps(future).first();
    OptionalLong last = steps(past).headSet(begin).stream().mapToLong(step -> step).max();
    return last.orElseThrow(
        () ->
            new InputException(
                "--after: [%s] must be recorded before step %d, where [%s] begins"
                    .formatted(past.name(), begin, future.name())));
  }

  private static TreeSet<Long> steps(RecordedSource source) {
    return source.layers().stream()
        .flatMap(l -> l.trajectory().snapshots().stream())
        .map(LayerSnapshot::step)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static LayerPast joined(
      Map<String, LayerPast> before, LayerPast after, String future, long origin) {
    LayerPast past = before.get(after.layer().name());
    if (past == null
        || !past.layer().equals(after.layer())
        || past.trajectory().modes() != after.trajectory().modes()) {
      throw new InputException(
          "--after: layer '%s' of [%s] must be there with the same shape"
              .formatted(after.layer().name(), future));
    }
    return past.followedBy(Optional.of(after), origin);
  }

  private static void requireSameSettings(RecordedSource first, RecordedSource future) {
    TreeSet<String> names = new TreeSet<>(first.settings().keySet());
    names.addAll(future.settings().keySet());
    names.remove("seed");
    for (String name : names) {
      String wanted = first.settings().getOrDefault(name, "absent");
      String found = future.settings().getOrDefault(name, "absent");
      if (!wanted.equals(found)) {
        throw new InputException(
            "--after: [%s] must have the settings of [%s] but for the seed: %s must be %s, was %s"
                .formatted(future.name(), first.name(), name, wanted, found));
      }
    }
  }
}
