package io.spectracast.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.spectracast.sde.TimeGrid;
import io.spectracast.store.ExportFormat;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SimulateCommandTest {

  private static final String SMALL =
      "--rows 8 --columns 5 --volatility 0.3 --time 2 --steps 4 --members 6";

  @TempDir private Path folder;

  @Test
  void writesEveryMemberTheMomentsAndTwoFigures() throws IOException {
    Path out = folder.resolve("deep/out");

    Cli cli = simulate(SMALL, out);

    assertThat(cli.code()).as(cli.err()).isZero();
    List<String> values = Files.readAllLines(out.resolve("singular-values.csv"));
    assertThat(values.get(0)).isEqualTo("time,member,index,singular_value");
    assertThat(values).hasSize(1 + 5 * 6 * 5);
    assertThat(values.get(1)).isEqualTo("0.0,1,1,0.0");
    assertThat(values.get(values.size() - 1)).startsWith("2.0,6,5,");
    List<String> moments = Files.readAllLines(out.resolve("moments.csv"));
    assertThat(moments).hasSize(1 + 5 * 5);
    assertThat(moments.get(1)).isEqualTo("0.0,1,0.0,0.0,0.0,0.0,0.0,0.0,");
    assertThat(names(out))
        .containsExactlyInAnyOrder(
            "singular-values.csv", "moments.csv", "trajectories.png", "density.png");
    assertThat(cli.out()).contains("engine semi-implicit", "seed 1", "Σ s²", "The simulation");
  }

  @Test
  void theMomentsAreThoseOfTheValues() throws IOException {
    Path out = folder.resolve("out");
    simulate(SMALL, out);

    double[] last =
        Files.readAllLines(out.resolve("singular-values.csv")).stream()
            .filter(line -> line.startsWith("2.0,") && line.split(",")[2].equals("3"))
            .mapToDouble(line -> Double.parseDouble(line.split(",")[3]))
            .toArray();
    double mean = (last[0] + last[1] + last[2] + last[3] + last[4] + last[5]) / 6;
    double squares = 0;
    for (double value : last) {
      squares += (value - mean) * (value - mean);
    }
    double[] row = moments(out, "2.0,3,");
    assertThat(row[2]).isCloseTo(mean, within(1e-13));
    assertThat(row[3]).isCloseTo(Math.sqrt(squares / 5), within(1e-13));
    assertThat(row[4]).isCloseTo(Math.sqrt(squares / 30), within(1e-13));
    double z = (row[2] - row[5]) / Math.hypot(row[4], row[7]);
    assertThat(row[8]).isCloseTo(z, within(1e-9));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "--start gaussian:0.5",
        "--engine matrix --start gaussian:0.5",
        "--noise kronecker:0.1,0.5 --decay 0.2"
      })
  void theThreadsChangeNothingAndTheSeedDoes(String options) throws IOException {
    Path one = folder.resolve("one");
    Path three = folder.resolve("three");
    Path other = folder.resolve("other");

    simulate(SMALL + " " + options + " --threads 1", one);
    simulate(SMALL + " " + options + " --threads 3", three);
    simulate(SMALL + " " + options + " --threads 1 --seed 2", other);

    for (String name : List.of("singular-values.csv", "moments.csv")) {
      assertThat(three.resolve(name)).hasSameBinaryContentAs(one.resolve(name));
      assertThat(Files.mismatch(one.resolve(name), other.resolve(name))).isNotNegative();
    }
  }

  /**
   * The power of the verdict: a single step from zero misses the mean of |W|² by a third, which is
   * over a hundred standard errors here; fifty steps a mode, from a start with gaps, are not told
   * from the exact law.
   */
  @Test
  void theVerdictTellsACoarseStepFromAFineOne() {
    String matrix = "--rows 12 --columns 6 --volatility 0.1 --time 1 --members 800 ";

    Cli coarse = simulate(matrix + "--steps 1", folder.resolve("coarse"));
    Cli fine =
        simulate(matrix + "--steps 2 --substeps 50 --start gaussian:0.5", folder.resolve("fine"));

    assertThat(coarse.out()).contains("differs from the exact law", "more --steps");
    assertThat(fine.out()).contains("agrees with the exact law");
  }

  /** |W|² of Kronecker noise of mean variance 1: mn on average, closed form. */
  @Test
  void kroneckerNoiseKeepsTheMeanVarianceAndSpreadsTheSpectrum() throws IOException {
    String matrix = "--rows 12 --columns 6 --volatility 1 --time 1 --steps 1 --members 800 ";
    Path flat = folder.resolve("flat");
    Path steep = folder.resolve("steep");

    simulate(matrix + "--engine matrix", flat);
    Cli kronecker = simulate(matrix + "--noise kronecker:0.01,0.01", steep);

    assertThat(kronecker.out()).contains("engine matrix", "agrees with the exact law");
    assertThat(moments(steep, "1.0,1,")[2]).isGreaterThan(1.2 * moments(flat, "1.0,1,")[2]);
    assertThat(moments(steep, "1.0,6,")[2]).isLessThan(0.5 * moments(flat, "1.0,6,")[2]);
  }

  @Test
  void parquetHoldsTheSameAsCsv() throws Exception {
    Path csv = folder.resolve("csv");
    Path parquet = folder.resolve("parquet");
    simulate(SMALL, csv);
    simulate(SMALL + " --format parquet", parquet);

    List<String> rows = new ArrayList<>(List.of("time,member,index,singular_value"));
    try (var connection = DriverManager.getConnection("jdbc:duckdb:");
        var statement = connection.createStatement();
        var read =
            statement.executeQuery(
                "FROM read_parquet('%s')".formatted(parquet.resolve("singular-values.parquet")))) {
      while (read.next()) {
        rows.add(
            "%s,%d,%d,%s"
                .formatted(read.getDouble(1), read.getInt(2), read.getInt(3), read.getDouble(4)));
      }
    }
    assertThat(rows).isEqualTo(Files.readAllLines(csv.resolve("singular-values.csv")));
    assertThat(names(parquet)).hasSize(4).doesNotContain("singular-values.csv");
  }

  @Test
  void aStartFileIsWhereEveryMemberStarts() throws IOException {
    Path start = Files.writeString(folder.resolve("w.csv"), "3,0\n0, -4\n0,0\n");
    Path out = folder.resolve("out");

    Cli cli =
        simulate(
            "--rows 3 --columns 2 --volatility 0.1 --time 1 --steps 1 --members 2 --start " + start,
            out);

    assertThat(cli.code()).as(cli.err()).isZero();
    assertThat(moments(out, "0.0,1,")[2]).isCloseTo(4, within(1e-12));
    assertThat(moments(out, "0.0,2,")[2]).isCloseTo(3, within(1e-12));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--rows 4|swap",
        "--rows 0|--rows",
        "--columns -1|--columns",
        "--volatility 0|--volatility",
        "--volatility NaN|--volatility",
        "--decay -1|--decay",
        "--time 0|--time",
        "--time Infinity|--time",
        "--steps 0|--steps",
        "--substeps 0|--substeps",
        "--decay 2|--decay times the length of a step must be below 1",
        "--volatility 1e-300|variance",
        "--members 1|--members must be at least 2",
        "--threads 0|--threads",
        "--noise pink|isotropic or kronecker:ROW,COLUMN",
        "--noise kronecker:0.5|isotropic or kronecker:ROW,COLUMN",
        "--noise kronecker:0,1|(0, 1]",
        "--noise kronecker:x,1|(0, 1]",
        "--engine euler|semi-implicit or matrix",
        "--engine semi-implicit --noise kronecker:0.5,0.5|use --engine matrix",
        "--start one|zero, gaussian:SIGMA or a file FILE.csv",
        "--start gaussian:0|gaussian:SIGMA",
        "--start nowhere.csv|nowhere.csv",
        "--format xml|--format",
        "--members 1000000 --steps 100000|GiB"
      })
  void refusesWhatCannotBeSimulated(String options, String told) {
    Path out = folder.resolve("out");

    assertRefused(simulate(with(SMALL, options), out), told);
    assertThat(out).doesNotExist();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1,2\\n3,4|must have 3 lines, was 2",
        "1,2\\n3,4\\n5,6\\n7,8|must have 3 lines, was longer",
        "1,2\\n3\\n5,6|line 2: must hold 2 numbers, was 1",
        "1,2\\n3,x\\n5,6|line 2, field 2: must be a finite number, was 'x'",
        "1,2\\n3,NaN\\n5,6|line 2, field 2",
        "''|must have 3 lines, was 0"
      })
  void malformedStartFiles(String text, String told) throws IOException {
    Path start = Files.writeString(folder.resolve("w.csv"), text.replace("\\n", "\n"));

    assertRefused(
        simulate(
            "--rows 3 --columns 2 --volatility 1 --time 1 --steps 1 --start " + start,
            folder.resolve("out")),
        "w.csv",
        told);
  }

  @ParameterizedTest
  @ValueSource(strings = {"singular-values.csv", "moments.csv", "trajectories.png", "density.png"})
  void nothingIsOverwritten(String name) throws IOException {
    Path out = Files.createDirectory(folder.resolve("out"));
    Path mine = Files.writeString(out.resolve(name), "mine");

    assertRefused(simulate(SMALL, out), name, "exists already");
    assertThat(names(out)).containsExactly(name);
    assertThat(Files.readString(mine)).isEqualTo("mine");
  }

  @Test
  void aFileIsNoFolderToWriteTo() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "mine");

    assertRefused(simulate(SMALL, file), "file", "must be a folder");
  }

  /** Ctrl-C in every phase: the stop is asked for after so many looks at the signal. */
  @ParameterizedTest
  @ValueSource(ints = {0, 3, 30, 52, 57})
  void aStoppedSimulationLeavesNothing(int looks) throws IOException {
    Path out = folder.resolve("out");
    var start = StartMatrix.of("gaussian:1", 4, 3, 1);
    var dynamics = new MatrixDynamics(4, 3, 0.1, 0, new NoiseShape(1, 1), start);
    var grid = TimeGrid.uniform(0, 1, 5);
    var simulation = new Simulation(dynamics, grid, 1, 5, 1, 1);
    var seen = new AtomicInteger();
    var silent = new PrintWriter(Writer.nullWriter());
    var run =
        new SimulationRun(
            simulation,
            Engine.SEMI_IMPLICIT,
            new Console(silent, silent, true),
            () -> seen.getAndIncrement() >= looks);

    try (SimulationFiles files = SimulationFiles.newIn(out, ExportFormat.CSV)) {
      assertThatThrownBy(() -> run.into(files, ExportFormat.CSV))
          .isInstanceOf(StoppedException.class);
    }
    assertThat(out).doesNotExist();
  }

  private static Cli simulate(String options, Path out) {
    List<Object> words = new ArrayList<>(List.of("simulate", "--quiet", "--out", out));
    words.addAll(List.of(options.strip().split(" +")));
    return Cli.run(words.toArray());
  }

  /** The options with some of them replaced or added. */
  private static String with(String options, String others) {
    String result = options;
    for (String option : others.split(" (?=--)")) {
      String name = option.split(" ")[0];
      result = result.replaceAll(name + " \\S+", "") + " " + option;
    }
    return result;
  }

  private static double[] moments(Path out, String beginning) throws IOException {
    String line =
        Files.readAllLines(out.resolve("moments.csv")).stream()
            .filter(l -> l.startsWith(beginning))
            .findFirst()
            .orElseThrow();
    return Stream.of(line.split(",")).mapToDouble(Double::parseDouble).toArray();
  }

  private static List<String> names(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.map(f -> f.getFileName().toString()).toList();
    }
  }

  private static void assertRefused(Cli cli, String... told) {
    assertThat(cli.code()).as(cli.err()).isEqualTo(2);
    assertThat(cli.err().lines().toList()).as(cli.err()).hasSize(1);
    assertThat(cli.err()).contains(told);
  }
}
