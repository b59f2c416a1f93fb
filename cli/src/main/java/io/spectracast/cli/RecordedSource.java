package io.spectracast.cli;

import io.spectracast.backtest.Group;
import io.spectracast.forecast.LayerPast;
import java.util.List;
import java.util.Map;

/**
 * What was recorded of one training, wherever it comes from.
 *
 * @param name the last part of its path
 * @param group by what the source itself tells
 * @param layers the chosen layers
 * @param inUpdates whether steps count updates, as those of runs and trajectories do, and not
 *     whatever files are named by
 * @param digest SHA-256 of what it comes from
 * @param settings of a run; empty where none are known
 */
record RecordedSource(
    String name,
    Group group,
    List<LayerPast> layers,
    boolean inUpdates,
    String digest,
    Map<String, String> settings) {

  RecordedSource {
    layers = List.copyOf(layers);
    settings = Map.copyOf(settings);
  }

  /** The same with other layers. */
  RecordedSource withLayers(List<LayerPast> others) {
    return new RecordedSource(name, group, others, inUpdates, digest, settings);
  }
}
