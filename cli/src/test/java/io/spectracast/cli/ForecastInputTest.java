package io.spectracast.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.spectracast.checkpoint.SafetensorsWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What forecasts and backtests say of checkpoints, trajectories and options that are not right. */
class ForecastInputTest {

  private static final String HEADER = "step,layer,rows,columns,index,singular_value\n";

  @TempDir private Path folder;

  private Path checkpoints;
  private Path csv;

  @BeforeEach
  void write() throws IOException {
    checkpoints = Files.createDirectory(folder.resolve("net"));
    StringBuilder rows = new StringBuilder(HEADER);
    for (int step = 0; step < 10; step++) {
      write(checkpoints.resolve("s%d.safetensors".formatted(step)), step, 6);
      for (String layer : new String[] {"a", "b"}) {
        rows.append("%d,%s,4,2,1,%s\n".formatted(step, layer, 2 + 0.1 * step + Math.sin(step)));
        rows.append("%d,%s,4,2,2,%s\n".formatted(step, layer, 0.5 + 0.01 * step));
      }
    }
    csv = Files.writeString(folder.resolve("t.csv"), rows);
  }

  /** Layers a, 8 x columns, and b, 5 x 4. */
  private static void write(Path file, int step, int columns) throws IOException {
    SafetensorsWriter writer = new SafetensorsWriter();
    writer.floats("a.weight", entries(8 * columns, step), 8, columns);
    writer.floats("b.weight", entries(20, step), 5, 4);
    writer.write(file);
  }

  private static float[] entries(int count, int step) {
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (float) ((1 + 0.05 * step) * Math.sin(1 + i * i) + 0.01 * Math.cos(i * step));
    }
    return values;
  }

  private Path checkpoint(int step) {
    return checkpoints.resolve("s%d.safetensors".formatted(step));
  }

  private void cut(int step, int length) throws IOException {
    Files.write(checkpoint(step), Arrays.copyOf(Files.readAllBytes(checkpoint(step)), length));
  }

  private static Cli forecast(Path source, Object... options) {
    return Cli.run(
        Stream.concat(
                Stream.of("forecast", source, "--members", "9", "--horizon", "2"),
                Stream.of(options))
            .toArray());
  }

  private static Cli backtest(Path source, Object... options) {
    return Cli.run(
        Stream.concat(
                Stream.of("backtest", source, "--methods", "persistence,random-walk"),
                Stream.of(options))
            .toArray());
  }

  private static void assertRefused(Cli cli, String... told) {
    assertThat(cli.code()).as(cli.err()).isEqualTo(2);
    assertThat(cli.err().lines().filter(l -> l.startsWith("spectracast "))).hasSize(1);
    assertThat(cli.err()).contains(told).doesNotContain("\tat ", "Exception");
    assertThat(cli.out()).isEmpty();
  }

  @Test
  void damagedCheckpointsAreNamedAndTheOthersUsed() throws IOException {
    cut(3, 200);
    cut(4, 0);

    Cli done = forecast(checkpoints);

    assertThat(done.code()).as(done.err()).isZero();
    assertThat(done.err())
        .contains("a checkpoint is left out: [" + checkpoint(3) + "] data must be")
        .contains("a checkpoint is left out: [" + checkpoint(4) + "] file must have")
        .contains("a.weight: 6 of 6 modes from 8 snapshots");
    for (int step = 0; step < 10; step++) {
      cut(step, 4);
    }
    assertRefused(forecast(checkpoints), "none of 10 checkpoints can be read", "s0.safetensors");
  }

  @Test
  void aLayerThatIsNowhereFiniteIsNamedAndTheOthersForecast() throws IOException {
    for (int step = 0; step < 10; step++) {
      float[] broken = new float[48];
      Arrays.fill(broken, Float.NaN);
      SafetensorsWriter writer = new SafetensorsWriter();
      writer.floats("a.weight", broken, 8, 6).floats("b.weight", entries(20, step), 5, 4);
      Files.delete(checkpoint(step));
      writer.write(checkpoint(step));
    }
    Cli done = forecast(checkpoints);

    assertThat(done.code()).as(done.err()).isZero();
    assertThat(done.err()).contains("layer 'a.weight' has entries that are not finite at 10 steps");
    assertThat(done.out()).contains("b.weight").doesNotContain("a.weight");
    assertRefused(
        forecast(checkpoints, "--layer", "a*"), "[" + checkpoints + "] no layer has entries");
  }

  @Test
  void foldersWithoutWhatIsNeeded() throws IOException {
    Path one = Files.createDirectory(folder.resolve("one"));
    assertRefused(forecast(one), "[" + one + "] holds no checkpoint");
    Files.copy(checkpoint(0), one.resolve("s0.safetensors"));
    assertRefused(forecast(one), "[" + one + "] must hold at least two checkpoints");
    Path vectors = Files.createDirectory(folder.resolve("vectors"));
    for (int step = 0; step < 3; step++) {
      SafetensorsWriter writer = new SafetensorsWriter();
      writer.floats("bias", new float[4], 4).write(vectors.resolve("s" + step + ".safetensors"));
    }
    assertRefused(forecast(vectors), "[" + vectors + "] must hold weight matrices");
    assertRefused(forecast(checkpoint(0)), checkpoint(0).toString(), "was one checkpoint");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--layer|zz|no layer matches 'zz'; there are a",
        "--event|s9999>1|--event s9999>1 can be asked of no layer",
        "--event|s1>1e999|--event: an event must be",
        "--event|rest:200%|--event: an event must be",
        "--horizon|9223372036854775807|--horizon: horizon must be in [1, 2^52]",
        "--what-if|lr=-1|--what-if must be like",
        "--what-if|lr=0.5x,lr=2x|each once",
        "--what-if|lr=1e300x|--what-if: learningRate must be a factor in [1.0E-6, 1000000.0]",
        "--steps|none{step}.pt|must hold at least two checkpoints named 'none{step}.pt', was 0",
        "--steps|step|--steps: pattern of names must hold one {step} or {epoch}",
        "--vectors|0|--vectors must be at least 1, was 0"
      })
  void optionsOutsideTheirDomain(String option, String value, String told) {
    assertRefused(forecast(checkpoints, option, value), told);
  }

  @Test
  void membersThatAreTooFewOrTooMany() {
    assertRefused(
        Cli.run("forecast", csv, "--members", "0"), "--members must be at least 2, was 0");
    assertRefused(
        Cli.run("forecast", csv, "--members", "2000000000"), "--members 2000000000 needs");
    assertRefused(backtest(csv, "--members", "1000000000"), "--members 1000000000 needs about");
  }

  @Test
  void optionsThatWouldHaveNoEffect() throws IOException {
    Path metrics = Files.writeString(folder.resolve("m.csv"), "step,lr\n100,0.1\n");

    assertRefused(forecast(csv, "--metrics", metrics), "--metrics belongs to a folder", "t.csv");
    assertRefused(backtest(csv, "--steps", "{step}"), "--steps belongs to a folder", "t.csv");
    assertThat(forecast(checkpoints, "--metrics", metrics).err())
        .contains("warning: --metrics tells of none of the steps of " + checkpoints);
  }

  @Test
  void metricsThatAreNone() throws IOException {
    Path metrics = folder.resolve("m.csv");
    Files.write(metrics, new byte[] {(byte) 0xff, (byte) 0xfe, 0, 1});
    assertRefused(forecast(checkpoints, "--metrics", metrics), "[" + metrics + "] must be UTF-8");
    Files.writeString(metrics, "step,lr\n");
    assertRefused(forecast(checkpoints, "--metrics", metrics), metrics + "] header must be");
    Files.writeString(metrics, "time,lr\n0,1\n");
    assertRefused(forecast(checkpoints, "--metrics", metrics), "'step' or 'epoch'");
  }

  @Test
  void anEventThatOnlySomeLayersCanHaveIsToldOfTheOthers() {
    Cli done = forecast(checkpoints, "--event", "s5>0.1");

    assertThat(done.code()).as(done.err()).isZero();
    assertThat(done.err()).contains("layer 'b.weight': s5>0.1 cannot be asked of its 4 singular");
    assertThat(done.out()).contains("s5 exceeds 0.1");
  }

  @Test
  void anotherRunWithOtherShapesIsNotScoredAgainst() throws IOException {
    Path other = Files.createDirectory(folder.resolve("other"));
    for (int step = 0; step < 10; step++) {
      write(other.resolve("s" + step + ".safetensors"), step, 3);
    }
    Cli some = forecast(checkpoints, "--against", other, "--origin", "6");

    assertThat(some.code()).as(some.err()).isZero();
    assertThat(some.err())
        .contains("layer 'a.weight' not scored against [" + other + "]: must be 8 x 6 with 6");
    assertThat(some.out()).contains("a.weight", "Scored against");
    assertRefused(
        forecast(checkpoints, "--against", other, "--layer", "a*"),
        "--against: [" + other + "] has no layer of the same name and shape");
    assertRefused(forecast(csv, "--against", csv), "--against must be another run than [" + csv);
  }

  @Test
  void aPipeAmongCheckpointsIsNotWaitedFor() throws Exception {
    Path pipe = checkpoints.resolve("s10.safetensors");
    Assumptions.assumeTrue(Files.isExecutable(Path.of("/usr/bin/mkfifo")), "mkfifo is needed");
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();

    Cli done = assertTimeoutPreemptively(Duration.ofSeconds(60), () -> forecast(checkpoints));

    assertThat(done.code()).as(done.err()).isZero();
    assertThat(done.out()).contains("Forecast from step 9");
  }

  @Test
  void aLayerThatBeginsAfterTheOriginIsLeftOutOfAllAnswers() throws IOException {
    for (int step = 7; step < 10; step++) {
      Files.delete(checkpoint(step));
      write(checkpoint(step), step, 3);
    }
    Cli done = forecast(checkpoints, "--origin", "6", "--advice", "--event", "jump");

    assertThat(done.code()).as(done.err()).isZero();
    assertThat(done.err())
        .contains("'a.weight' changes its shape from 8 x 6 to 8 x 3 at step 7")
        .contains("'a.weight' not forecast: needs at least 3 snapshots up to step 6, has 0");
    assertThat(done.out()).contains("b.weight", "jump: ");
  }

  @Test
  void outputsThatWouldBeLostOrOverwrittenAreRefusedBeforeTheWork() throws IOException {
    Path file = Files.writeString(folder.resolve("mine"), "mine");
    Path same = folder.resolve("same");

    assertRefused(
        forecast(csv, "--json", same, "--samples", folder.resolve("./same")), "different files");
    assertRefused(backtest(csv, "--out", file), "[" + file + "] must be a folder, is a file");
    assertRefused(backtest(csv, "--out", file.resolve("x")), "cannot be written");
    assertRefused(backtest(csv, "--out", checkpoints), "is not empty; nothing is overwritten");
    assertThat(Files.readString(file)).isEqualTo("mine");
    assertThat(checkpoints).isDirectoryNotContaining("glob:**.{html,json,csv}");
  }

  @Test
  void outputsAreWhole() throws IOException {
    Path json = folder.resolve("f.json");
    Path samples = folder.resolve("s.csv");

    assertThat(forecast(csv, "--json", json, "--samples", samples).code()).isZero();

    assertThat(Files.readString(json)).startsWith("{").endsWith("}").doesNotContain("NaN");
    assertThat(Files.readAllLines(samples)).hasSize(1 + 2 * 2 * 9);
    assertThat(folder).isDirectoryNotContaining("glob:**.part");
  }

  @ParameterizedTest
  @ValueSource(doubles = {1e-200, 1e200})
  void spectraThatCannotBeSquaredAreRefusedByName(double scale) throws IOException {
    StringBuilder rows = new StringBuilder(HEADER);
    for (int i = 0; i < 10; i++) {
      rows.append("%d,huge,4,2,1,%s\n%d,fine,4,2,1,1.%d\n".formatted(i, (2 + i) * scale, i, i));
    }
    Files.writeString(csv, rows);
    Cli forecast = forecast(csv);
    Cli backtest = backtest(csv, "--origins", "60%");

    assertThat(forecast.code()).as(forecast.err()).isZero();
    assertThat(forecast.err())
        .contains("layer 'huge' not forecast: its largest singular value must be in [1.0E-100");
    assertThat(backtest.code()).as(backtest.err()).isZero();
    assertThat(backtest.err()).contains("t huge its largest singular value must be in [1.0E-100");
  }

  @Test
  void namesFromFilesDoNotSteerTheTerminal() throws IOException {
    Files.writeString(csv, Files.readString(csv).replace(",a,", ",a\u001b[31m,"));

    Cli done = forecast(csv);

    assertThat(done.code()).as(done.err()).isZero();
    assertThat(done.out() + done.err()).contains("a?[31m").doesNotContain("\u001b");
  }
}
