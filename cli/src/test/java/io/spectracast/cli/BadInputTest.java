package io.spectracast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.spectracast.run.TrajectoryCsv;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is wrong with the input: one line that names it, exit code 2, nothing lost. */
class BadInputTest {

  private static final String HEADER = "step,layer,rows,columns,index,singular_value\n";

  @TempDir private static Path shared;
  @TempDir private Path folder;

  private static Path images;
  private static Path run;

  @BeforeAll
  static void trainOnce() throws IOException {
    images = SmallImages.write(shared.resolve("images"), 640, 100);
    run = shared.resolve("run");
    Cli trained =
        Cli.run(
            "train", "--data", "mnist:" + images, "--hidden", "16", "--epochs", "10", "--out", run);
    assertThat(trained.code()).as(trained.err()).isZero();
  }

  @Test
  void missingImages() {
    assertRefused(
        Cli.run("train", "--data", "mnist:" + folder, "--out", folder.resolve("run")),
        "train-images-idx3-ubyte");
    assertThat(folder.resolve("run")).doesNotExist();
  }

  @ParameterizedTest
  @CsvSource({
    "train-images-idx3-ubyte, 5000",
    "train-images-idx3-ubyte, 3",
    "train-labels-idx1-ubyte, 500"
  })
  void truncatedImages(String name, int length) throws IOException {
    Path broken = SmallImages.write(folder.resolve("images"), 640, 100);
    byte[] bytes = Files.readAllBytes(broken.resolve(name));
    Files.write(broken.resolve(name), Arrays.copyOf(bytes, length));

    assertRefused(
        Cli.run("train", "--data", "mnist:" + broken, "--out", folder.resolve("run")), name);
    assertThat(folder.resolve("run")).doesNotExist();
  }

  @Test
  void wrongMagic() throws IOException {
    Path broken = SmallImages.write(folder.resolve("images"), 640, 100);
    Path file = broken.resolve("train-images-idx3-ubyte");
    byte[] bytes = Files.readAllBytes(file);
    bytes[2] = 9;
    Files.write(file, bytes);

    assertRefused(
        Cli.run("train", "--data", "mnist:" + broken, "--out", folder.resolve("run")),
        file.toString(),
        "magic");
  }

  @Test
  void labelsAndImagesOfDifferentLength() throws IOException {
    Path more = SmallImages.write(folder.resolve("more"), 700, 100);
    Path broken = SmallImages.write(folder.resolve("images"), 640, 100);
    Files.copy(
        more.resolve("train-labels-idx1-ubyte"),
        broken.resolve("train-labels-idx1-ubyte"),
        StandardCopyOption.REPLACE_EXISTING);

    assertRefused(
        Cli.run("train", "--data", "mnist:" + broken, "--out", folder.resolve("run")),
        "train-labels-idx1-ubyte",
        "640",
        "700");
  }

  @ParameterizedTest
  @CsvSource({
    "--data, letters, digits",
    "--learning-rate, NaN, learningRate",
    "--learning-rate, fast, fast",
    "--momentum, 1, momentum",
    "--hidden, '16,0', hidden",
    "--batch-size, 0, batchSize",
    "--batch-size, 100000, batchSize",
    "--epochs, -1, epochs",
    "--steps, 0, steps",
    "--model, perceptron, 'mlp[:WIDTH,…], linear[:WIDTH,…], cnn, resnet, vit or gpt'",
    "--model, 'vit:width=64,heads=5', 'heads, 5'",
    "--model, vit:patch=5, 'image height must be a multiple of the patch, 5, was 28'",
    "--model, vit:depht=2, 'patch, width, depth, heads, ratio, norm'",
    "--model, gpt, images",
    "--model, 'mlp:8,activation=softplus', leaky-relu",
    "--optimizer, adam, 'sgd, adamw or muon'",
    "--betas, '0.9,0.99', adamw",
    "--loss, hinge, 'cross-entropy, label-smoothing:EPSILON or mse'",
    "--label-noise, 2, labelNoise",
    "--schedule, exponential, 'constant, step:UPDATES[,FACTOR], linear[:END] or cosine[:END]'",
    "--warm-up, -1, warm-up",
    "--weight-decay, -1, weightDecay",
    "--clip, 0, clip",
    "--record-every, 0, every",
    "--probe-examples, 0, probeExamples",
    "--threads, 0, --threads",
    "--lerning-rate, 1, --learning-rate"
  })
  void optionsOutsideTheirDomain(String option, String value, String told) {
    Cli refused =
        option.equals("--data")
            ? Cli.run("train", option, value, "--out", folder.resolve("run"))
            : Cli.run(
                "train",
                "--data",
                "mnist:" + images,
                option,
                value,
                "--out",
                folder.resolve("run"));

    assertRefused(refused, told);
    assertThat(folder.resolve("run")).doesNotExist();
  }

  @Test
  void optionsThatDoNotGoTogether() {
    Path out = folder.resolve("run");

    assertRefused(Cli.run("train", "--epochs", "1", "--steps", "9", "--out", out), "exclusive");
    assertRefused(Cli.run("train", "--hidden", "9", "--model", "cnn", "--out", out), "exclusive");
    assertRefused(
        Cli.run("train", "--optimizer", "adamw", "--momentum", "0.9", "--out", out),
        "--momentum belongs to sgd and muon, not to adamw");
    assertRefused(
        Cli.run("train", "--optimizer", "muon", "--nesterov", "--out", out),
        "--nesterov belongs to sgd, not to muon");
    assertThat(out).doesNotExist();
  }

  @Test
  void textsThatCannotBeLearned() throws IOException {
    Path empty = Files.writeString(folder.resolve("empty.txt"), "");
    Path shortText = Files.writeString(folder.resolve("short.txt"), "to be or not ".repeat(20));
    Path out = folder.resolve("run");

    assertRefused(Cli.run("train", "--data", "text:" + empty, "--out", out), "empty.txt");
    assertRefused(
        Cli.run("train", "--data", "text:" + shortText, "--out", out),
        "must be longer than the block, 128 tokens");
    assertRefused(
        Cli.run("train", "--data", "text:" + shortText, "--model", "cnn", "--out", out),
        "model cnn reads images");
    assertRefused(
        Cli.run("train", "--data", "teacher-student", "--loss", "cross-entropy", "--out", out),
        "loss must be mse for vectors");
    assertThat(out).doesNotExist();
  }

  @Test
  void aTrainingThatDivergesKeepsWhatWasRecordedAndSaysWhereItBegan() {
    Path diverged = folder.resolve("run");
    Cli cli =
        Cli.run("train", "--data", "mnist:" + images, "--learning-rate", "1e5", "--out", diverged);

    assertThat(cli.code()).isEqualTo(3);
    assertThat(cli.err()).containsPattern("diverged at step \\d+: layer 'fc\\d");
    assertThat(Cli.run("export", diverged, "--out", folder.resolve("tables")).code()).isZero();
  }

  @Test
  void aRunIsNeverOverwritten() throws IOException {
    byte[] before = Files.readAllBytes(run.resolve("run.duckdb"));

    assertRefused(
        Cli.run("train", "--data", "mnist:" + images, "--out", run), "not empty", "--resume");
    assertThat(Files.readAllBytes(run.resolve("run.duckdb"))).isEqualTo(before);
  }

  @Test
  void aResumedRunKeepsItsSettings() {
    assertRefused(
        Cli.run("train", "--resume", "--epochs", "11", "--out", run), "--epochs", "--resume");
    assertRefused(Cli.run("train", "--resume", "--out", folder.resolve("none")), "no such run");
  }

  @Test
  void otherDataIsNotResumedOn() throws IOException {
    Path other = SmallImages.write(folder.resolve("other"), 600, 100);

    assertRefused(
        Cli.run("train", "--resume", "--data", "mnist:" + other, "--out", run), "data-sha256");
  }

  @ParameterizedTest
  @ValueSource(strings = {"101", "-1", "1000000"})
  void originOutsideTheRun(String origin) {
    assertRefused(Cli.run("forecast", run, "--origin=" + origin), "--origin", "[0, 100]", origin);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-5", "50,-1", "x", "1.5"})
  void horizonThatIsNone(String horizon) {
    assertRefused(Cli.run("forecast", run, "--origin", "50", "--horizon=" + horizon), "--horizon");
  }

  @Test
  void unknownLayer() {
    assertRefused(
        Cli.run("forecast", run, "--origin", "50", "--layer", "fc9*"),
        "fc9*",
        "fc1.weight, fc2.weight");
  }

  @Test
  void sourcesThatAreNoRun() throws IOException {
    Path text = Files.writeString(folder.resolve("run.duckdb"), "not a database");

    assertRefused(Cli.run("forecast", folder.resolve("nowhere")), "nowhere");
    assertRefused(Cli.run("report", shared.resolve("images")), "run.duckdb");
    assertRefused(Cli.run("report", text), "run.duckdb");
    assertRefused(Cli.run("export", folder, "--out", folder.resolve("out")), "run.duckdb");
    assertThat(Files.readString(text)).isEqualTo("not a database");
  }

  @Test
  void outputsThatCannotBeWritten() throws IOException {
    Path taken = Files.writeString(folder.resolve("taken.html"), "mine");
    Path file = Files.writeString(folder.resolve("file"), "");

    assertRefused(Cli.run("report", run, "--out", taken), "taken.html", "exists already");
    assertRefused(
        Cli.run("report", run, "--out", folder.resolve("no/page.html")), "no such folder");
    assertRefused(Cli.run("forecast", run, "--origin", "50", "--samples", taken), "exists already");
    assertRefused(Cli.run("export", run, "--out", file), "file");
    assertRefused(Cli.run("train", "--data", "mnist:" + images, "--out", file), "file");
    assertThat(Files.readString(taken)).isEqualTo("mine");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0,w,4,2,1,1.0\\n0,w,4,2,2,3.0|3|descending",
        "0,w,4,2,1,-1.0|2|singular_value",
        "0,w,4,2,1,3.0\\n0,w,4,2,1,2.0|3|index",
        "0,w,4,2,1,NaN|2|singular_value",
        "0,w,4,2,1,x|2|singular_value",
        "0,w,4,2,3,1|2|index",
        "0,w,4,2,1|2|fields",
        "0,w,4,0,1,1|2|columns"
      })
  void malformedTrajectories(String rows, int line, String told) throws IOException {
    Path csv =
        Files.writeString(folder.resolve("t.csv"), HEADER + rows.replace("\\n", "\n") + "\n");

    assertRefused(Cli.run("forecast", csv), csv.toString(), "line " + line, told);
  }

  @Test
  void trajectoriesWithoutTheirHeader() throws IOException {
    Path csv = Files.writeString(folder.resolve("t.csv"), "0,w,4,2,1,1.0\n");
    Path empty = Files.writeString(folder.resolve("e.csv"), "");

    assertRefused(Cli.run("forecast", csv), "line 1", "step");
    assertRefused(Cli.run("forecast", empty), "e.csv");
    assertRefused(Cli.run("forecast", folder.resolve("absent.csv")), "absent.csv");
  }

  @Test
  void aTrajectoryTooShortToForecast() throws IOException {
    Path csv = Files.writeString(folder.resolve("t.csv"), HEADER + "0,w,4,2,1,1.0\n");
    assertThat(TrajectoryCsv.read(csv)).hasSize(1);

    assertRefused(Cli.run("forecast", csv), "'w'", "at least 3 snapshots");
  }

  @Test
  void commandsThatAreNone() {
    assertRefused(Cli.run("forcast"), "forcast");
    assertRefused(Cli.run(), "a command is needed");
    assertRefused(Cli.run("report"), "RUN");
  }

  private static void assertRefused(Cli cli, String... told) {
    assertThat(cli.code()).as(cli.err()).isEqualTo(2);
    Stream<String> lines = cli.err().lines().filter(l -> !l.startsWith("loading "));
    assertThat(lines.toList()).as(cli.err()).hasSize(1);
    assertThat(cli.err()).contains(told);
  }
}
