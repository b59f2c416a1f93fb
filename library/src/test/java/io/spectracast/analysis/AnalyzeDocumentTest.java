package io.spectracast.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import io.spectracast.checkpoint.SafetensorsWriter;
import io.spectracast.documents.DocumentExample;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Compiles and runs the example of docs/analyze.md. */
class AnalyzeDocumentTest {

  @TempDir Path directory;

  @Test
  void theExamplePrintsWhatIsSaidOfEveryLayer() throws Exception {
    Path model = directory.resolve("model.safetensors");
    new SafetensorsWriter()
        .doubles("spiked", Planted.spiked(90, 60, 1, 3, 3, 5, 1).values(), 90, 60)
        .floats("dead", new float[300], 20, 15)
        .write(model);
    assertThat(DocumentExample.output(directory, "analyze.md", "model.safetensors", model))
        .contains("spiked", "dead", "  ! all entries are 0")
        .anyMatch(line -> line.startsWith("  3 spikes above the Tracy–Widom 99.0 % edge"))
        .anyMatch(line -> line.contains("noise of this shape (p "));
  }
}
