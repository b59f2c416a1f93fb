package io.spectracast.run;

import io.spectracast.provenance.Provenance;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a run is, known before its first update.
 *
 * @param configuration every setting of the run by name, e.g. {@code learning-rate → 0.1}
 * @param layers the recorded weight matrices, in the network's order
 * @param plannedSteps the number of updates the run was asked for
 * @param provenance where the run comes from
 */
public record RunDescription(
    Map<String, String> configuration,
    List<Layer> layers,
    long plannedSteps,
    Provenance provenance) {

  public RunDescription {
    configuration = Collections.unmodifiableMap(new TreeMap<>(configuration));
    layers = List.copyOf(layers);
  }
}
