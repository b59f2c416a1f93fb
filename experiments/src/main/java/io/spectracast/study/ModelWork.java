package io.spectracast.study;

import io.spectracast.analysis.AnalysisOptions;
import io.spectracast.analysis.CheckpointAnalysis;
import io.spectracast.analysis.LayerAnalysis;
import io.spectracast.checkpoint.Checkpoint;
import io.spectracast.checkpoint.LayerOptions;
import io.spectracast.grid.Numbers;
import io.spectracast.grid.StopRequest;
import io.spectracast.grid.Work;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;

/** Measures the layers of a checkpoint: the row of {@link NetMeasure}s. */
record ModelWork() implements Work<ModelSettings> {

  @Override
  public String name() {
    return "generalization-model";
  }

  @Override
  public int version() {
    return 1;
  }

  @Override
  public Numbers compute(ModelSettings settings, BooleanSupplier stop) throws Exception {
    try (Checkpoint checkpoint = Checkpoint.open(Path.of(settings.file()))) {
      List<LayerAnalysis> layers =
          CheckpointAnalysis.of(
                  checkpoint, LayerOptions.DEFAULT, AnalysisOptions.DEFAULT.parts(Set.of()))
              .run(settings.sha256())
              .layers();
      if (stop.getAsBoolean()) {
        throw new StopRequest();
      }
      List<HiddenMatrix> matrices =
          layers.stream()
              .filter(layer -> layer.metrics().value().isPresent() && layer.layer().copies() == 1)
              .filter(layer -> HiddenMatrix.isLargeEnough(layer.singularValues().length))
              .map(
                  layer ->
                      HiddenMatrix.ofSpectrum(layer.layer().longSide(), layer.singularValues()))
              .toList();
      return new Numbers(
          Arrays.stream(NetMeasure.values()).map(NetMeasure::column).toList(),
          List.of(
              Arrays.stream(NetMeasure.values())
                  .mapToDouble(measure -> mean(matrices, measure))
                  .toArray()));
    }
  }

  private static double mean(List<HiddenMatrix> matrices, NetMeasure measure) {
    return matrices.stream().mapToDouble(measure::of).average().orElse(Double.NaN);
  }
}
