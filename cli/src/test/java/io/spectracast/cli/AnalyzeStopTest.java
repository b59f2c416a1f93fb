package io.spectracast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * An analysis in a process of its own, stopped by Ctrl-C or killed in mid work, and gone on with.
 */
class AnalyzeStopTest {

  private static final int LAYERS = 24;

  @TempDir private Path folder;

  private Path model;
  private Path csv;
  private Path journal;

  @BeforeEach
  void write() throws IOException {
    model = NoiseModel.write(folder.resolve("model.safetensors"), LAYERS, 200, 150);
    csv = folder.resolve("layers.csv");
    journal = folder.resolve("layers.csv.journal");
  }

  @Test
  void stoppedByCtrlCAndThenKilledItEndsInTheSameNumbers() throws Exception {
    stopByCtrlC();
    int kept = lines();
    kill(kept);
    assertThat(lines()).isGreaterThan(kept);
    assertThat(csv).doesNotExist();
    Cli other = Cli.run("analyze", model, "--noise-draws=20", "--csv", csv, "--resume");
    assertThat(other.code()).isEqualTo(2);
    assertThat(other.err()).contains("noise-draws must be 19, was 20");
    // As a kill in the middle of a line leaves it.
    byte[] bytes = Files.readAllBytes(journal);
    Files.write(journal, Arrays.copyOf(bytes, bytes.length - 40));

    Cli last = Cli.run("analyze", model, "--noise-draws=19", "--csv", csv, "--resume");

    assertThat(last.code()).as(last.err()).isZero();
    assertThat(last.err()).containsPattern("\\d+ of 24 layers are done already");
    assertThat(journal).doesNotExist();
    Path reference = folder.resolve("reference.csv");
    assertThat(Cli.run("analyze", model, "--noise-draws=19", "--csv", reference).code()).isZero();
    assertThat(Files.readString(csv)).isEqualTo(Files.readString(reference));
    assertThat(Files.readAllLines(csv)).hasSize(LAYERS + 1);
  }

  private void stopByCtrlC() throws Exception {
    Process process = analysis(false);
    awaitLines(process, 5);
    process.toHandle().destroy(); // Process.destroy closes the streams
    String told = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(process.waitFor()).isIn(130, 143);
    assertThat(told)
        .contains("blocks.0 ", "blocks.3 ")
        .containsPattern("stopped after \\d+ of 24 layers")
        .contains("they are kept in " + journal)
        .contains("spectracast analyze " + model + " ", "--resume");
    assertThat(csv).doesNotExist();
  }

  private void kill(int kept) throws Exception {
    Process process = analysis(true);
    awaitLines(process, Math.min(LAYERS, kept + 4));
    process.destroyForcibly().waitFor();
  }

  /** Waits until the journal holds so many layers. */
  private void awaitLines(Process process, int layers) throws Exception {
    while (process.isAlive() && lines() < layers) {
      Thread.sleep(20);
    }
  }

  private int lines() throws IOException {
    if (!Files.exists(journal)) {
      return 0;
    }
    return (int) Files.readString(journal).chars().filter(c -> c == '\n').count() - 1;
  }

  private Process analysis(boolean resume) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dstdout.encoding=UTF-8",
                "-Dfile.encoding=UTF-8",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "analyze",
                model.toString(),
                "--noise-draws=19",
                "--jobs=2",
                "--csv",
                csv.toString()));
    if (resume) {
      command.add("--resume");
    }
    return new ProcessBuilder(command).start();
  }
}
