package io.spectracast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.spectracast.checkpoint.SafetensorsWriter;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Backtests and forecasts of a tiny run made by the lab, and of a tiny folder of checkpoints. */
class BacktestCommandTest {

  @TempDir static Path folder;

  private static Path run;
  private static Path checkpoints;

  @BeforeAll
  static void makeRunAndCheckpoints() throws IOException {
    run = folder.resolve("tiny");
    Cli trained =
        Cli.run(
            "train",
            "-q",
            "--data",
            "digits",
            "--hidden",
            "12,10",
            "--steps",
            "60",
            "--record-every",
            "3",
            "--checkpoint-every",
            "1",
            "--probe-every",
            "1",
            "--probe-examples",
            "50",
            "--out",
            run);
    assertThat(trained.code()).as(trained.err()).isZero();
    checkpoints = Files.createDirectory(folder.resolve("net"));
    for (int epoch = 0; epoch < 16; epoch++) {
      write(
          checkpoints.resolve(
              "net-epoch-%d-loss-%.3f.safetensors".formatted(epoch, 2.0 / (1 + epoch))),
          epoch);
    }
  }

  /** Two layers that move, one that stays, and one of zeros. */
  private static void write(Path file, int epoch) throws IOException {
    SafetensorsWriter writer = new SafetensorsWriter();
    writer.floats("a.weight", entries(8 * 6, 1 + 0.05 * epoch, epoch), 8, 6);
    writer.floats("b.weight", entries(5 * 9, Math.sqrt(1 + epoch), epoch), 5, 9);
    writer.floats("still.weight", entries(4 * 4, 1, 0), 4, 4);
    writer.floats("zero.weight", new float[12], 3, 4);
    writer.write(file);
  }

  private static float[] entries(int count, double scale, int epoch) {
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (float) (scale * Math.sin(1 + i * i) + 0.01 * Math.cos(i * (epoch + 1)));
    }
    return values;
  }

  @Test
  void aRunAndAFolderAreBacktestedTogether() throws IOException {
    Path out = folder.resolve("out");
    Cli done =
        Cli.run(
            "backtest",
            run,
            checkpoints,
            "--members",
            "20",
            "--origins",
            "40%,60%,60%",
            "--horizons",
            "15%,50%",
            "--group",
            "net=tiny,adam",
            "--out",
            out);
    assertThat(done.code()).as(done.err()).isZero();
    assertThat(done.out())
        .contains("2 runs, 4 cells")
        .contains(
            "relex", "as-published", "stacked", "chosen", "matrix-sde", "tiny", "adam", "mlp", "+");
    assertThat(done.err())
        .contains("steps guessed from names: 'net-epoch-{epoch}-loss-{loss}.safetensors'")
        .contains("net zero.weight is all zero at step 6");
    assertThat(Files.readString(out.resolve("leaderboard.json")))
        .contains("\"overall\"", "\"brier_skill\"", "\"skill_interval\"", "\"input_digest\"");
    List<String> scores = Files.readAllLines(out.resolve("scores.csv"));
    assertThat(scores.get(0)).startsWith("architecture,optimizer,run,layer,origin,horizon");
    assertThat(scores).anyMatch(row -> row.startsWith("mlp,sgd") && row.contains(",as-published,"));
    assertThat(scores).anyMatch(row -> row.startsWith("tiny,adam,net,still.weight"));
    assertThat(scores).noneMatch(row -> row.contains("zero.weight"));
    assertThat(Files.readString(out.resolve("backtest.html")))
        .contains("Backtest of spectral forecasts", "Coverage of central intervals");
    assertThat(out.resolve("backtest-cells.csv")).exists();
    assertThat(Cli.run("backtest", run, "--out", out).err()).contains("nothing is overwritten");
  }

  @Test
  void theNumberOfThreadsChangesNothing() {
    List<String> told = new ArrayList<>();
    for (String threads : new String[] {"1", "3"}) {
      Cli done = Cli.run("backtest", checkpoints, "-q", "--members", "10", "--jobs", threads);
      assertThat(done.code()).as(done.err()).isZero();
      told.add(done.out());
    }
    assertThat(told.get(1)).isEqualTo(told.get(0));
  }

  @Test
  void aFolderOfCheckpointsIsForecast() {
    Cli done =
        Cli.run(
            "forecast",
            checkpoints,
            "--origin",
            "10",
            "--horizon",
            "2,50%",
            "--members",
            "20",
            "--steps",
            "net-epoch-{epoch}-loss-{loss}.safetensors");
    assertThat(done.code()).as(done.err()).isZero();
    assertThat(done.out()).contains("Forecast from step 10", "a.weight", "still.weight", "+5");
    assertThat(done.err()).contains("layer 'zero.weight' not forecast");
  }

  @Test
  void aForecastAnswersWhatItIsAsked() throws IOException {
    Path json = folder.resolve("answers.json");
    Cli done =
        Cli.run(
            "forecast",
            run,
            "--origin",
            "45",
            "--horizon",
            "6,15",
            "--members",
            "20",
            "--event",
            "s1>0.01,rest:50%,jump",
            "--measures",
            "--vectors",
            "2",
            "--advice",
            "--json",
            json);
    assertThat(done.code()).as(done.err()).isZero();
    assertThat(done.out())
        .contains("s1 exceeds 0.01 (so already)", "spectrum within 50 %", "jump: ")
        .contains("stable rank now → median", "left subspace of 2", "critical batch");
    assertThat(Files.readString(json))
        .contains("\"outlooks\"", "\"STABLE_RANK\"", "\"probabilities\"", "\"input_digest\"");
    assertThat(Cli.run("forecast", run, "--json", json).err()).contains("exists already");
  }

  @Test
  void anotherFutureIsForecastAndHeldAgainstARunThatWentOn() {
    Path slower = folder.resolve("slower");
    Cli trained =
        Cli.run(
            "train",
            "-q",
            "--from",
            run,
            "--data",
            "digits",
            "--hidden",
            "12,10",
            "--learning-rate",
            "0.002",
            "--steps",
            "75",
            "--record-every",
            "3",
            "--out",
            slower);
    assertThat(trained.code()).as(trained.err()).isZero();
    Cli done =
        Cli.run(
            "forecast",
            run,
            "--horizon",
            "6,15",
            "--members",
            "20",
            "--what-if",
            "lr=0.1x",
            "--against",
            slower);
    assertThat(done.code()).as(done.err()).isZero();
    assertThat(done.out())
        .contains("Forecast from step 60, lr=0.1x", "+15", "persistence")
        .doesNotContain("stored in");
    refused("no such run", "train", "--from", folder.resolve("none"), "--out", folder.resolve("x"));
  }

  @Test
  void futuresOfOneRunTellHowWellItCouldBeForecastAtBest() throws IOException {
    List<Object> backtest = new ArrayList<>(List.of("backtest", "--after", run));
    for (int seed = 2; seed < 6; seed++) {
      backtest.add(future("future-" + seed, seed, "16"));
    }
    Path out = folder.resolve("limit");
    backtest.addAll(List.of("--horizons", "6,15", "--members", "10", "--out", out));
    backtest.addAll(List.of("--methods", "damped-trend,persistence,stacked"));
    Cli done = Cli.run(backtest.toArray());
    assertThat(done.code()).as(done.err()).isZero();
    assertThat(done.out()).contains("other-futures", "oracle", "4 runs, 2 cells");
    List<String> scores = Files.readAllLines(out.resolve("scores.csv"));
    assertThat(scores).hasSize(1 + 4 * 3 * 2 * 4).filteredOn(s -> s.contains(",60,")).hasSize(96);
    assertThat(scores).anyMatch(s -> s.contains("future-5") && s.contains(",other-futures,"));
    assertThat(Files.readString(out.resolve("backtest.md"))).contains("the end of " + run);

    Path other = future("future-of-other-settings", 7, "8");
    Path one = folder.resolve("future-2");
    refused("batch-size must be 16, was 8", "backtest", one, other, "--after", run);
    refused("must be recorded before step 0", "backtest", run, "--after", one);
    refused("must be there with the same shape", "backtest", one, "--after", checkpoints);
    refused("--origins must not", "backtest", one, "--after", run, "--origins", "60");
    assertThat(Cli.run("backtest", one, "--after", run, "--horizons", "6,500").err())
        .contains("not by other-futures: needs 2 other futures at least, has 0")
        .contains("horizon +500 is left out: nothing is recorded within 20 % of it");
  }

  private static Path future(String name, int seed, String batch) {
    Path future = folder.resolve(name);
    Object[] train = {
      "train",
      "-q",
      "--from",
      run,
      "--seed",
      seed,
      "--data",
      "digits",
      "--hidden",
      "12,10",
      "--batch",
      batch,
      "--steps",
      "75",
      "--record-every",
      "3",
      "--out",
      future
    };
    Cli trained = Cli.run(train);
    assertThat(trained.code()).as(trained.err()).isZero();
    return future;
  }

  @Test
  void goingOnFromARunThatDoesNotFitLeavesNoFolderBehind() throws IOException {
    Path out = folder.resolve("refused");
    Path damaged = Files.createDirectories(folder.resolve("damaged"));
    Files.copy(run.resolve("run.duckdb"), damaged.resolve("run.duckdb"));
    goesOnFrom(damaged, "12,10", "75", "damaged/state.safetensors] file must exist");
    byte[] state = Files.readAllBytes(run.resolve("state.safetensors"));
    Files.write(damaged.resolve("state.safetensors"), Arrays.copyOf(state, state.length / 2));
    goesOnFrom(damaged, "12,10", "75", "damaged/state.safetensors] data must be");
    goesOnFrom(run, "12,11", "75", "tiny/state.safetensors] fc2.weight must have 132 values");
    goesOnFrom(run, "12,10", "60", "steps must be more than the 60 that are behind it, was 60");
    goesOnFrom(run, "12,10", "9", "steps must be more than the 60 that are behind it, was 9");
    assertThat(out).doesNotExist();
  }

  private static void goesOnFrom(Path from, String hidden, String steps, String told) {
    Object[] command = {
      "train", "--from", from, "--data", "digits", "--hidden", hidden, "--steps", steps, "--out"
    };
    Object[] whole = Arrays.copyOf(command, command.length + 1);
    whole[command.length] = folder.resolve("refused");
    refused(told, whole);
  }

  @Test
  void weightsOfARunThatAreDamagedAreNamedAndTheOthersUsed() throws IOException {
    Path damaged = Files.createDirectories(folder.resolve("gaps"));
    Files.copy(run.resolve("run.duckdb"), damaged.resolve("run.duckdb"));
    Path weights = Files.createDirectory(damaged.resolve("checkpoints"));
    try (Stream<Path> files = Files.list(run.resolve("checkpoints"))) {
      for (Path file : files.toList()) {
        Files.copy(file, weights.resolve(file.getFileName()));
      }
    }
    Path cut = weights.resolve("step-00000030.safetensors");
    Files.write(cut, Arrays.copyOf(Files.readAllBytes(cut), 900));
    Object[] forecast = {
      "forecast", damaged, "--horizon", "6", "--members", "9", "--what-if", "lr=1x"
    };
    Cli done = Cli.run(forecast);
    assertThat(done.code()).as(done.err()).isZero();
    assertThat(done.err())
        .contains("a checkpoint is left out: [" + cut + "]")
        .contains("fc1.weight: 12 of 12 modes from 21 snapshots; fading drifts and the matrix SDE");

    withoutANumber(weights.resolve("step-00000060.safetensors"));
    done = Cli.run(forecast);
    assertThat(done.code()).as(done.err()).isZero();
    assertThat(done.err())
        .contains(
            "layer 'fc1.weight' forecast without its weights: ["
                + weights
                + "] tensor 'fc1.weight': entry [0, 0] must be finite at step 60, was NaN")
        .contains("fc2.weight: 10 of 10 modes from 21 snapshots; fading drifts and the matrix SDE");
    Cli backtest =
        Cli.run("backtest", damaged, "--origins", "100%,70%", "--methods", "relex,persistence");
    assertThat(backtest.code()).as(backtest.err()).isZero();
  }

  private static void withoutANumber(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    Matcher offset =
        Pattern.compile("\"fc1.weight\":\\{[^}]*\"data_offsets\":\\[(\\d+)")
            .matcher(new String(bytes, StandardCharsets.ISO_8859_1));
    assertThat(offset.find()).isTrue();
    int begin = (int) (Long.BYTES + buffer.getLong(0)) + Integer.parseInt(offset.group(1));
    buffer.putFloat(begin, Float.NaN);
    Files.write(file, bytes);
  }

  @Test
  void badInputIsToldInOneLine() throws IOException {
    refused("--origins", "backtest", run, "--origins", "0%");
    refused("--horizons", "backtest", run, "--horizons", "soon");
    refused("--members", "backtest", run, "--members", "1");
    refused("--methods must be of persistence", "backtest", run, "--methods", "guess");
    refused("none.properties", "backtest", run, "--methods", folder.resolve("none.properties"));
    refused("--event: an event must be", "forecast", run, "--event", "s0>1");
    refused("--vectors must be", "forecast", run, "--vectors", "0");
    refused("--what-if must be like", "forecast", run, "--what-if", "lr=fast");
    refused("--what-if: learningRate", "forecast", run, "--what-if", "lr=0x");
    refused("not known of this source", "forecast", checkpoints, "--what-if", "batch=16");
    refused("--group must be", "backtest", run, "--group", "tiny=mlp");
    refused("given twice", "backtest", run, run);
    refused("no such run", "backtest", folder.resolve("nowhere"));
    refused("nothing could be scored", "backtest", run, "--origins", "100%");
    refused("no layer matches 'conv*'", "backtest", checkpoints, "--layers", "conv*");
    refused("pattern of names", "forecast", checkpoints, "--steps", "x.pt");
    refused("at least two checkpoints", "forecast", checkpoints, "--steps", "q{step}.pt");
    refused("holds no checkpoint", "forecast", Files.createDirectories(folder.resolve("empty")));
    assertThat(Cli.run("backtest").code()).isEqualTo(2);
  }

  private static void refused(String told, Object... args) {
    Cli refused = Cli.run(args);
    assertThat(refused.code()).as(told).isEqualTo(2);
    assertThat(refused.err()).contains(told).doesNotContain("Exception");
  }
}
