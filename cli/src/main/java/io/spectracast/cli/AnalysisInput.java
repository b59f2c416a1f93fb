package io.spectracast.cli;

import io.spectracast.analysis.CheckpointAnalysis;
import io.spectracast.checkpoint.Checkpoint;
import io.spectracast.checkpoint.Layers;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The open checkpoints of a request.
 *
 * @param model what is analysed
 * @param base what it is compared with
 */
record AnalysisInput(Checkpoint model, Optional<Checkpoint> base) implements AutoCloseable {

  static AnalysisInput open(AnalysisRequest request) throws IOException {
    Checkpoint model = Checkpoint.open(request.model());
    try {
      Optional<Checkpoint> base =
          request.base().isPresent()
              ? Optional.of(Checkpoint.open(request.base().get()))
              : Optional.empty();
      return new AnalysisInput(model, base);
    } catch (IOException | RuntimeException e) {
      model.close();
      throw e;
    }
  }

  /** The analysis of the weights, or of their changes if those are asked for. */
  CheckpointAnalysis analysis(AnalysisRequest request) throws IOException {
    if (base.isEmpty()) {
      return CheckpointAnalysis.of(model, request.layerOptions(), request.options());
    }
    return request.changes()
        ? CheckpointAnalysis.of(
            Layers.deltas(model, base.get(), request.layerOptions()), request.options())
        : CheckpointAnalysis.of(model, base.get(), request.layerOptions(), request.options());
  }

  /** All files that are read. */
  List<Path> files() {
    List<Path> files = new ArrayList<>(model.files());
    base.ifPresent(b -> files.addAll(b.files()));
    return files;
  }

  @Override
  public void close() throws IOException {
    model.close();
    if (base.isPresent()) {
      base.get().close();
    }
  }
}
