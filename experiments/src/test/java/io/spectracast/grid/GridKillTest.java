package io.spectracast.grid;

import static org.assertj.core.api.Assertions.assertThat;

import io.spectracast.store.UnitStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A grid is killed again and again in the middle: nothing is lost, nothing is computed twice. */
class GridKillTest {

  private static final int UNITS = 120;
  private static final int THREADS = 2;
  private static final int KILLS = 3;
  private static final int MILLIS = 15;

  @TempDir private Path folder;

  /** The process that is killed; it tells a file of each unit that the grid says is kept. */
  static final class Process {

    private Process() {}

    public static void main(String[] args) throws IOException {
      StageWatcher watcher =
          new StageWatcher() {
            @Override
            public void begin(String name, long total) {}

            @Override
            public void advance(long units) {
              try {
                TestWork.tell(args[1], "kept");
              } catch (IOException e) {
                throw new IllegalStateException(e);
              }
            }

            @Override
            public void remark(String line) {}
          };
      new Grid(Path.of(args[0]), THREADS, watcher, () -> false)
          .run("points", new TestWork(args[1], MILLIS), TestWork.points(UNITS));
    }
  }

  @Test
  void nothingIsLostAndNothingComputedTwice() throws Exception {
    Path database = folder.resolve("grid.duckdb");
    Path log = folder.resolve("log");
    Set<String> before = Set.of();
    for (int kill = 1; kill <= KILLS; kill++) {
      Set<Long> computedBefore = new HashSet<>();
      int from = lines(log).size();
      var process = start(database, log);
      while (lines(log).size() < from + 2 * 12 && process.isAlive()) {
        Thread.sleep(5);
      }
      process.destroyForcibly().waitFor();
      List<String> told = lines(log);
      Set<String> kept = kept(database);
      assertThat(kept).containsAll(before); // nothing is lost
      assertThat(kept.size()).isGreaterThanOrEqualTo(count(told, "kept"));
      assertThat(count(told, "computing")).isLessThanOrEqualTo(kept.size() + kill * THREADS);
      before = kept;
    }
    assertThat(before.size()).isBetween(KILLS * 8, UNITS - 1); // the kills hit the middle

    assertThat(start(database, log).waitFor()).isZero();
    assertThat(kept(database)).hasSize(UNITS);
    // A kill wastes what the threads were at, and nothing else is ever computed twice.
    assertThat(count(lines(log), "computing")).isBetween(UNITS, UNITS + KILLS * THREADS);
    assertThat(bits(database)).isEqualTo(uninterrupted());
  }

  private java.lang.Process start(Path database, Path log) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Djava.io.tmpdir=" + folder,
            "-cp",
            System.getProperty("java.class.path"),
            Process.class.getName(),
            database.toString(),
            log.toString())
        .inheritIO()
        .start();
  }

  private static List<String> lines(Path log) throws IOException {
    return Files.exists(log) ? Files.readAllLines(log) : List.of();
  }

  private static int count(List<String> lines, String word) {
    return (int) lines.stream().filter(line -> line.startsWith(word)).count();
  }

  private static Set<String> kept(Path database) throws IOException {
    try (UnitStore store = UnitStore.open(database)) {
      return new TreeSet<>(store.read("test").keySet());
    }
  }

  private String bits(Path database) throws IOException {
    GridResult<TestWork.Point> result =
        new Grid(database, 1, new TestWatcher(), () -> false)
            .run(
                "points",
                new TestWork(folder.resolve("other").toString(), 0),
                TestWork.points(UNITS));
    return result.done().stream()
        .flatMap(unit -> unit.numbers().rows().stream())
        .map(java.util.Arrays::toString)
        .collect(Collectors.joining());
  }

  private String uninterrupted() throws IOException {
    return bits(folder.resolve("whole.duckdb"));
  }
}
