package io.spectracast.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.spectracast.checkpoint.SafetensorsWriter;
import io.spectracast.run.LayerTrajectory;
import io.spectracast.run.TrajectoryCsv;
import io.spectracast.store.RunStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** Runs what the README and the guide tell a reader to type. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ReadmeTest {

  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final Path MNIST = ROOT.resolve("../shared/data/datasets/mnist").normalize();

  @TempDir private static Path folder;

  /** The demo at a third of its length, on the same path through the program. */
  @Test
  @Order(1)
  void theDemoEndsInAReportAndBeatsPersistenceAtEveryHorizon() throws IOException {
    assertThat(commands("README.md")).contains("demo");
    Path run = folder.resolve("demo");

    Cli demo = Cli.run("demo", "--epochs", "2", "--out", run);

    assertThat(demo.code()).as(demo.err()).isZero();
    assertThat(run.resolve("report.html")).isNotEmptyFile();
    Matcher skill = Pattern.compile("chosen +\\S+ +([+-]\\S+)").matcher(demo.out());
    List<Double> skills = new ArrayList<>();
    while (skill.find()) {
      skills.add(Double.valueOf(skill.group(1)));
    }
    assertThat(skills).as(demo.out()).hasSize(3).allMatch(s -> s > 0);
  }

  @Test
  @Order(2)
  void theForecastOfATrajectoryFileWritesItsMembers() throws IOException {
    Path csv = folder.resolve("trajectory.csv");
    try (RunStore store = RunStore.openReadOnly(folder.resolve("demo/run.duckdb"))) {
      TrajectoryCsv.write(csv, store.read().trajectories());
    }
    Path members = folder.resolve("members.csv");

    Cli forecast = Cli.run("forecast", csv, "--origin", "600", "--samples", members);

    assertThat(forecast.code()).as(forecast.err()).isZero();
    try (Stream<String> lines = Files.lines(members)) {
      List<String> written = lines.toList();
      assertThat(written.get(0)).isEqualTo("origin,horizon,layer,index,member,value");
      assertThat(written.get(1)).startsWith("600,50,fc1.weight,1,1,");
      assertThat(written).hasSize(1 + 3 * (256 + 256 + 10) * 256);
    }
  }

  @Test
  @Order(3)
  void theJavaExampleRuns() throws IOException {
    Path csv = folder.resolve("trajectory.csv");
    List<LayerTrajectory> layers = TrajectoryCsv.read(csv);
    Path model = folder.resolve("model.safetensors");
    double[] weights = new double[40 * 30];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = Math.sin(i * i);
    }
    new SafetensorsWriter().doubles("weight", weights, 40, 30).write(model);

    double[] futures = ReadmeExample.run(model.toString(), csv.toString());

    assertThat(layers).hasSize(3);
    assertThat(futures).hasSize(256).doesNotContain(Double.NaN);
    assertThat(squeezed(javaExample())).isEqualTo(squeezed(exampleSource()));
  }

  @Test
  @Order(4)
  void theMnistCommandsRun() throws IOException {
    assumeTrue(Files.isDirectory(MNIST), "no MNIST at " + MNIST);
    Path run = folder.resolve("mnist");

    for (String command : commands("README.md")) {
      if (command.contains("runs/mnist")) {
        Object[] words =
            command
                .replace("../shared/data/datasets/mnist", MNIST.toString())
                .replace("runs/mnist", run.toString())
                .split(" +");
        Cli cli = Cli.run(words);
        assertThat(cli.code()).as(command + "\n" + cli.err()).isZero();
        if (command.startsWith("train")) {
          Matcher accuracy = Pattern.compile("test accuracy (\\S+) %").matcher(cli.out());
          assertThat(accuracy.find()).isTrue();
          assertThat(Double.parseDouble(accuracy.group(1))).isGreaterThanOrEqualTo(97);
        }
      }
    }
    assertThat(run.resolve("report.html")).isNotEmptyFile();
  }

  /** With small models in the place of the reader's. */
  @Test
  @Order(5)
  void theAnalysisCommandsOfAllDocumentsRun() throws IOException {
    int count = 0;
    for (String page : pages()) {
      for (String command : commands(page)) {
        if (command.matches("(analyze|compare) .*")) {
          Path place = Files.createDirectory(folder.resolve("analysis-" + count++));
          List<Path> files = paths(place, command);
          Cli cli = Cli.run((Object[]) inPlace(place, command).split(" +"));
          assertThat(cli.code()).as(page + ": " + command + "\n" + cli.err()).isZero();
          assertThat(cli.out()).contains("blocks.1");
          assertThat(files)
              .as(command)
              .isNotEmpty()
              .allSatisfy(f -> assertThat(f).isNotEmptyFile());
        }
      }
    }
    assertThat(count).isGreaterThanOrEqualTo(6);
  }

  /** The files a command names; those it reads are written here. */
  private static List<Path> paths(Path place, String command) throws IOException {
    List<Path> files =
        Stream.of(command.split(" +")).filter(ReadmeTest::isFile).map(place::resolve).toList();
    for (Path file : files) {
      if (file.toString().endsWith(".safetensors")) {
        NoiseModel.write(file, 2, 40, 30);
      }
    }
    return files;
  }

  private static String inPlace(Path place, String command) {
    return Stream.of(command.split(" +"))
        .map(word -> isFile(word) ? place.resolve(word).toString() : word)
        .collect(Collectors.joining(" "));
  }

  private static boolean isFile(String word) {
    return word.matches("\\w+\\.(safetensors|html|csv|json|parquet)");
  }

  @Test
  @Order(6)
  void everyCommandInTheDocumentsExists() throws IOException {
    List<String> known = List.copyOf(Main.commandLine().getSubcommands().keySet());
    for (String page : pages()) {
      for (String command : commands(page)) {
        assertThat(known).as(page + ": " + command).contains(command.split(" ")[0]);
      }
    }
  }

  @Test
  @Order(7)
  void everyLinkInTheDocumentsLeadsToAFile() throws IOException {
    for (String page : pages()) {
      Path file = ROOT.resolve(page);
      Matcher link = Pattern.compile("\\]\\(([^)#]+)[^)]*\\)").matcher(Files.readString(file));
      while (link.find()) {
        if (!link.group(1).startsWith("http")) {
          assertThat(file.resolveSibling(link.group(1)).normalize()).as(page).exists();
        }
      }
    }
  }

  private static List<String> pages() throws IOException {
    try (Stream<Path> files = Files.walk(ROOT.resolve("docs"))) {
      return Stream.concat(
              Stream.of("README.md", "CONTRIBUTING.md"),
              files
                  .filter(f -> f.toString().endsWith(".md"))
                  .map(f -> ROOT.relativize(f).toString()))
          .toList();
    }
  }

  /** The commands after ./spectracast in the shell blocks of a page. */
  private static List<String> commands(String page) throws IOException {
    return Files.readString(ROOT.resolve(page))
        .lines()
        .filter(line -> line.startsWith("./spectracast "))
        .map(line -> line.substring("./spectracast ".length()).replaceAll(" +#.*", "").strip())
        .toList();
  }

  private static String javaExample() throws IOException {
    String readme = Files.readString(ROOT.resolve("README.md"));
    int begin = readme.indexOf("```java") + "```java".length();
    return readme.substring(begin, readme.indexOf("```", begin));
  }

  private static String exampleSource() throws IOException {
    String source =
        Files.readString(Path.of("src/test/java/io/spectracast/cli/ReadmeExample.java"));
    return source
        .substring(source.indexOf("// begin") + "// begin".length(), source.indexOf("// end"))
        .replace("Path.of(csv)", "Path.of(\"trajectory.csv\")")
        .replace("Path.of(checkpoint)", "Path.of(\"model.safetensors\")");
  }

  private static String squeezed(String text) {
    return text.replaceAll("\\s+", "");
  }
}
