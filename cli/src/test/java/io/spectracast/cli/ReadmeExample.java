package io.spectracast.cli;

import io.spectracast.analysis.AnalysisOptions;
import io.spectracast.analysis.CheckpointAnalysis;
import io.spectracast.checkpoint.Checkpoint;
import io.spectracast.checkpoint.LayerOptions;
import io.spectracast.forecast.ForecastRequest;
import io.spectracast.forecast.Forecaster;
import io.spectracast.forecast.LayerPast;
import io.spectracast.linalg.Blas;
import io.spectracast.provenance.Digests;
import io.spectracast.provenance.Provenance;
import io.spectracast.run.TrajectoryCsv;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** The Java example of the README; {@link ReadmeTest} holds the two together and runs it. */
final class ReadmeExample {

  private ReadmeExample() {}

  static double[] run(String checkpoint, String csv) throws IOException {
    // begin
    try (Checkpoint model = Checkpoint.open(Path.of(checkpoint))) {
      CheckpointAnalysis.of(model, LayerOptions.DEFAULT, AnalysisOptions.DEFAULT)
          .run(layer -> layer.verdicts().forEach(System.out::println), () -> false);
    }

    List<LayerPast> layers = TrajectoryCsv.read(Path.of(csv)).stream().map(LayerPast::of).toList();
    Forecaster forecaster =
        new Forecaster(new ForecastRequest(600, new long[] {50, 200}, 256, 1, 2));
    String digest = Digests.ofFile(Path.of(csv));
    Provenance provenance = Provenance.ofThisProcess(1, Blas.description(), digest);
    Forecaster.Result result = forecaster.forecast(layers, provenance, name -> {});
    double[] s1 = result.ensembles().get(0).at(200)[0]; // 256 futures of the largest singular value
    result.forecast().scores().forEach(System.out::println);
    // end
    return s1;
  }
}
