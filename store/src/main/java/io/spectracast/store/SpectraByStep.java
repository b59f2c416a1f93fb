package io.spectracast.store;

import io.spectracast.run.Layer;
import io.spectracast.run.LayerSnapshot;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Gathers the rows of table {@code spectra}, in any order, into the layers of each step. */
final class SpectraByStep {

  private final Database database;
  private final List<Layer> layers;
  private final Map<String, Layer> byName = new HashMap<>();
  private final Map<Long, Map<Layer, LayerSnapshot>> bySteps = new HashMap<>();

  SpectraByStep(Database database, List<Layer> layers) {
    this.database = database;
    this.layers = layers;
    layers.forEach(layer -> byName.put(layer.name(), layer));
  }

  Layer layer(String name) throws RunStoreException {
    Layer layer = byName.get(name);
    if (layer == null) {
      throw database.fault(
          "table 'spectra': layer must be one of %s, was '%s'".formatted(byName.keySet(), name));
    }
    return layer;
  }

  void put(LayerSnapshot read) throws RunStoreException {
    Map<Layer, LayerSnapshot> atStep =
        bySteps.computeIfAbsent(read.step(), step -> new HashMap<>());
    if (atStep.put(read.layer(), read) != null) {
      throw fault(read.layer(), read.step(), "was there twice");
    }
  }

  /** The layers at this step, in the network's order. */
  List<LayerSnapshot> at(long step) throws RunStoreException {
    Map<Layer, LayerSnapshot> atStep = bySteps.getOrDefault(step, Map.of());
    for (Layer layer : layers) {
      if (!atStep.containsKey(layer)) {
        throw fault(layer, step, "was missing");
      }
    }
    return layers.stream().map(atStep::get).toList();
  }

  private RunStoreException fault(Layer layer, long step, String found) {
    return database.fault(
        "table 'spectra': layer '%s' at step %d must be there once, %s"
            .formatted(layer.name(), step, found));
  }
}
