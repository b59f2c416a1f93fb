package io.spectracast.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.spectracast.checkpoint.Checkpoint;
import io.spectracast.checkpoint.CheckpointException;
import io.spectracast.checkpoint.LayerOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every model file below ../shared/data/models. */
class RealModelsTest {

  /** A file of the program llama2.c has no magic number and no names. */
  private static final List<String> NO_CHECKPOINTS = List.of("stories260K.bin");

  @Test
  void everyLayerOfEveryModelIsDiagnosed() throws IOException {
    Path models = Path.of("../../shared/data/models").toAbsolutePath().normalize();
    assumeTrue(Files.isDirectory(models), "needs ../shared/data/models");
    List<String> refused = new ArrayList<>();
    try (Stream<Path> files = Files.walk(models)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        try {
          diagnose(file);
        } catch (CheckpointException e) {
          refused.add(file.getFileName().toString());
        }
      }
    }
    assertThat(refused).isEqualTo(NO_CHECKPOINTS);
  }

  private static void diagnose(Path file) throws IOException {
    AnalysisOptions options =
        AnalysisOptions.DEFAULT.parts(
            EnumSet.of(Part.LAWS, Part.ALTERNATIVES, Part.RANDOMISED, Part.FIXED_ASPECT));
    try (Checkpoint checkpoint = Checkpoint.open(file)) {
      List<LayerAnalysis> layers =
          CheckpointAnalysis.of(checkpoint, LayerOptions.DEFAULT, options).run("digest").layers();

      assertThat(layers).as(file.toString()).isNotEmpty();
      for (LayerAnalysis layer : layers) {
        String name = file.getFileName() + " " + layer.layer().name();
        assertThat(layer.singularValues()).as(name).hasSize(layer.layer().size());
        assertThat(layer.metrics().value()).as(name).isPresent();
        assertThat(layer.randomised().value()).as(name).isPresent();
        assertThat(layer.verdicts()).as(name).isNotEmpty().noneMatch(v -> v.contains("NaN"));
      }
    }
  }
}
