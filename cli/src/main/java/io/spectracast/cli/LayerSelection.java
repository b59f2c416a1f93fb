package io.spectracast.cli;

import io.spectracast.run.LayerTrajectory;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Layers chosen by name, where {@code *} stands for any characters. */
final class LayerSelection {

  private LayerSelection() {}

  /** The trajectories that match any of the patterns; all of them if there is no pattern. */
  static List<LayerTrajectory> of(List<LayerTrajectory> trajectories, List<String> patterns) {
    Set<String> chosen = names(trajectories.stream().map(t -> t.layer().name()).toList(), patterns);
    return trajectories.stream().filter(t -> chosen.contains(t.layer().name())).toList();
  }

  /**
   * The names that match any of the patterns, in their order; all of them if there is no pattern.
   *
   * @throws InputException if a pattern matches none
   */
  static Set<String> names(List<String> names, List<String> patterns) {
    for (String pattern : patterns) {
      if (names.stream().noneMatch(name -> matches(pattern, name))) {
        throw new InputException(
            "no layer matches '%s'; there are %s".formatted(pattern, some(names)));
      }
    }
    return names.stream()
        .filter(name -> matches(patterns, name))
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /** Whether a name matches any of the patterns, or there is none. */
  static boolean matches(List<String> patterns, String name) {
    return patterns.isEmpty() || patterns.stream().anyMatch(pattern -> matches(pattern, name));
  }

  private static boolean matches(String pattern, String name) {
    String regex = Pattern.quote(pattern).replace("*", "\\E.*\\Q");
    return Pattern.matches(regex, name);
  }

  private static String some(List<String> names) {
    int most = 12;
    return names.size() <= most
        ? String.join(", ", names)
        : String.join(", ", names.subList(0, most)) + " and " + (names.size() - most) + " more";
  }
}
