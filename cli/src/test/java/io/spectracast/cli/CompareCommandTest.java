package io.spectracast.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompareCommandTest {

  private static final Path TRAJECTORY =
      Path.of("../../shared/data/trajectories/ultraface_RFB_sgd").toAbsolutePath().normalize();

  @TempDir private Path folder;

  @Test
  void layersOfBothModelsStandSideBySide() throws IOException {
    Path small = NoiseModel.write(folder.resolve("small.safetensors"), 2, 40, 30);
    Path large = NoiseModel.write(folder.resolve("large.safetensors"), 3, 40, 30);
    Path html = folder.resolve("compared.html");

    Cli cli = Cli.run("compare", small, large, "--only", "none", "--html", html);

    assertThat(cli.code()).as(cli.err()).isZero();
    assertThat(cli.out().lines()).allMatch(line -> line.length() <= 80 || line.contains("/"));
    assertThat(cli.out())
        .containsPattern("blocks\\.0 .* \\+0\\.0 .* 0 *\\R")
        .contains("2 layers of both models share their name and shape.", "; 2 are the same.")
        .contains("Only in the second model: blocks.2.weight.");
    assertThat(html).content().contains("small.safetensors and large.safetensors");
  }

  @Test
  void trainingMovesEveryLayerOfARealRun() {
    assumeTrue(Files.isDirectory(TRAJECTORY), "no trajectory at " + TRAJECTORY);
    Path before = file("RFB-Epoch-0-");
    Path after = file("RFB-Epoch-499-");

    Cli cli = Cli.run("compare", before, after, "--only", "none", "--layers", "base_net*");

    assertThat(cli.code()).as(cli.err()).isZero();
    assertThat(cli.out()).contains("35 layers of both models share their name and shape");
    assertThat(cli.out()).doesNotContain("are the same");
  }

  private static Path file(String start) {
    try (var files = Files.list(TRAJECTORY)) {
      return files.filter(f -> f.getFileName().toString().startsWith(start)).findFirst().get();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Test
  void whatCannotBeComparedIsRefusedInOneLine() throws IOException {
    Path model = NoiseModel.write(folder.resolve("model.safetensors"), 1, 10, 5);

    assertRefused(Cli.run("compare", model), "SECOND");
    assertRefused(Cli.run("compare", model, folder.resolve("absent")), "absent] file must exist");
    assertRefused(
        Cli.run("compare", model, model, "--layers", "x*"), "no layer of either model matches x*");
    assertRefused(Cli.run("compare", model, model, "--html", model), "exists already");
  }

  private static void assertRefused(Cli cli, String told) {
    assertThat(cli.code()).as(cli.err() + cli.out()).isEqualTo(2);
    assertThat(cli.err().lines()).as(cli.err()).hasSize(1);
    assertThat(cli.err()).contains(told);
  }
}
