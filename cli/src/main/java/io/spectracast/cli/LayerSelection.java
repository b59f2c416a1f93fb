package io.spectracast.cli;

import io.spectracast.run.Layer;
import io.spectracast.run.LayerTrajectory;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Layers chosen by name, where {@code *} stands for any characters. */
final class LayerSelection {

  private LayerSelection() {}

  /** The trajectories that match any of the patterns; all of them if there is no pattern. */
  static List<LayerTrajectory> of(List<LayerTrajectory> trajectories, List<String> patterns) {
    List<LayerTrajectory> chosen = new ArrayList<>(patterns.isEmpty() ? trajectories : List.of());
    for (String pattern : patterns) {
      List<LayerTrajectory> matching =
          trajectories.stream().filter(t -> matches(pattern, t.layer())).toList();
      if (matching.isEmpty()) {
        throw new InputException(
            "no layer matches '%s'; there are %s".formatted(pattern, names(trajectories)));
      }
      matching.stream().filter(t -> !chosen.contains(t)).forEach(chosen::add);
    }
    return chosen;
  }

  private static boolean matches(String pattern, Layer layer) {
    String regex = Pattern.quote(pattern).replace("*", "\\E.*\\Q");
    return Pattern.matches(regex, layer.name());
  }

  private static String names(List<LayerTrajectory> trajectories) {
    List<String> names = trajectories.stream().map(t -> t.layer().name()).toList();
    int most = 12;
    return names.size() <= most
        ? String.join(", ", names)
        : String.join(", ", names.subList(0, most)) + " and " + (names.size() - most) + " more";
  }
}
