package io.spectracast.analysis;

import io.spectracast.checkpoint.Layers;
import io.spectracast.provenance.Provenance;
import java.util.List;

/**
 * The diagnosis of a checkpoint.
 *
 * @param layers in the checkpoint's order
 * @param skipped tensors that are no layers, with reasons
 * @param options what was computed
 * @param provenance of all of it
 */
public record ModelAnalysis(
    List<LayerAnalysis> layers,
    List<Layers.Skipped> skipped,
    AnalysisOptions options,
    Provenance provenance) {

  public ModelAnalysis {
    layers = List.copyOf(layers);
    skipped = List.copyOf(skipped);
  }
}
