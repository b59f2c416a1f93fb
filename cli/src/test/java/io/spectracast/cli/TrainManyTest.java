package io.spectracast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code train --runs}. */
class TrainManyTest {

  private static final String DATA = "teacher-student:inputs=12,hidden=8,train=400,test=50";

  @TempDir private Path folder;

  private static List<Object> words(Path out, String more) {
    List<Object> words =
        new ArrayList<>(List.of("train", "--data", DATA, "--hidden", "16", "--out", out));
    words.addAll(Arrays.asList(more.split(" ")));
    return words;
  }

  private static Cli train(Path out, String more) {
    return Cli.run(words(out, more).toArray());
  }

  @Test
  void manyRunsEndInATableAndOneFile() throws Exception {
    Path out = folder.resolve("many");

    Cli cli = train(out, "--runs 3 --seed 5 --steps 50 --record-every 10");

    assertThat(cli.code()).as(cli.err()).isZero();
    assertThat(cli.out())
        .containsPattern("layer +shape +s₁ +stable rank +spikes")
        .containsPattern("fc1.weight +16×12 +\\d\\.\\d+ ± 0\\.\\d+ ")
        .containsPattern("test loss 0\\.\\d+ ± 0\\.\\d+")
        .contains("3 of 3 runs are finished, in ");
    assertThat(count(out, "DISTINCT seed")).isEqualTo(3);
    assertThat(count(out, "*")).isEqualTo(3 * 6 * (12 + 1));

    Cli more = train(out, "--runs 4 --seed 5 --steps 50 --record-every 10");
    assertThat(more.code()).isZero();
    assertThat(more.err()).contains("3 of 4 runs are finished already");
    assertThat(count(out, "DISTINCT seed")).isEqualTo(4);
  }

  private static long count(Path out, String what) throws Exception {
    try (var connection = DriverManager.getConnection("jdbc:duckdb:");
        var statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT count(%s) FROM read_parquet('%s')"
                    .formatted(what, out.resolve("spectra.parquet")))) {
      rows.next();
      return rows.getLong(1);
    }
  }

  @Test
  void whatCannotBeIsRefusedInALine() throws Exception {
    Path out = folder.resolve("many");
    assertThat(train(out, "--runs 2 --steps 20").code()).isZero();

    refused(train(out, "--runs 3 --steps 30"), "seed-1", "steps must be what the run began with");
    refused(train(out, "--runs 0"), "--runs must be at least 1, was 0");
    refused(train(out, "--runs x"), "--runs");
    refused(train(out, "--runs 2 --resume"), "--resume cannot be given with --runs");
    refused(train(out.resolve("seed-1"), "--runs 2"), "is a single run");
    refused(train(Files.writeString(folder.resolve("file"), ""), "--runs 2"), "is a file");
    assertThat(out.resolve("seed-3")).doesNotExist();
  }

  private static void refused(Cli cli, String... words) {
    assertThat(cli.code()).isEqualTo(2);
    assertThat(cli.err()).contains(words);
  }

  @Test
  void runsThatDivergeAreNamed() {
    Cli cli = train(folder.resolve("hot"), "--runs 2 --steps 50 --learning-rate 1e5");

    assertThat(cli.code()).isEqualTo(3);
    assertThat(cli.err())
        .containsPattern("warning: seed 1: training diverged at step \\d+")
        .containsPattern("warning: seed 2: training diverged at step \\d+");
    assertThat(cli.out()).contains("0 of 2 runs are finished").contains("spectra.parquet");
  }

  @Test
  void ctrlCStopsAndTheSameCommandGoesOn() throws Exception {
    Path out = folder.resolve("stopped");
    String settings = "--runs 2 --steps 1500 --record-every 100 --threads 1";
    Process process = process(words(out, settings));
    while (process.isAlive() && !Files.exists(out.resolve("seed-1/run.duckdb"))) {
      Thread.sleep(20);
    }
    process.toHandle().destroy(); // Process.destroy closes the streams
    String told = new String(process.getInputStream().readAllBytes());

    assertThat(process.waitFor()).isIn(130, 143);
    assertThat(told).contains("stopped: 0 of 2 runs are finished; the same command goes on");
    assertThat(out.resolve("seed-2")).doesNotExist();
    assertThat(train(out, settings).code()).isZero();
    assertThat(count(out, "DISTINCT seed")).isEqualTo(2);
  }

  private static Process process(List<Object> words) throws Exception {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
    words.forEach(word -> command.add(word.toString()));
    return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
  }
}
