package io.spectracast.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.spectracast.documents.DocumentExample;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Compiles and runs the example of docs/formats.md. */
class FormatsDocumentTest {

  @TempDir Path directory;

  @Test
  void theExamplePrintsEveryMatrixOfAModel() throws Exception {
    assertThat(
            DocumentExample.output(
                directory, "formats.md", "resnet20.th", Fixtures.file("torch.pt")))
        .containsExactly(
            "embed.weight 4 × 3 (entry; vector)",
            "view.weight 3 × 2 (out; in)",
            "turned.weight 3 × 4 (out; in)");
  }
}
