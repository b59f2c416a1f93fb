package io.spectracast.grid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GridTest {

  @TempDir private Path folder;

  private final TestWatcher watcher = new TestWatcher();
  private TestWork work;

  @BeforeEach
  void log() {
    work = new TestWork(folder.resolve("log").toString(), 0);
  }

  private GridResult<TestWork.Point> run(String database, int threads, List<TestWork.Point> points)
      throws IOException {
    return new Grid(folder.resolve(database), threads, watcher, () -> false)
        .run("points", work, points);
  }

  private long computations() throws IOException {
    return Files.readAllLines(Path.of(work.log())).size();
  }

  private static String bits(GridResult<TestWork.Point> result) {
    return result.done().stream()
        .map(unit -> unit.settings() + " " + bits(unit.numbers()))
        .collect(Collectors.joining("\n"));
  }

  private static String bits(Numbers numbers) {
    return numbers.rows().stream()
        .map(row -> java.util.Arrays.toString(row))
        .collect(Collectors.joining());
  }

  @Test
  void resultsDependNeitherOnThreadsNorOnTheOrderAskedFor() throws IOException {
    List<TestWork.Point> points = TestWork.points(12);
    String alone = bits(run("one", 1, points));

    assertThat(bits(run("four", 4, points))).isEqualTo(alone);
    List<TestWork.Point> reversed = new java.util.ArrayList<>(points);
    java.util.Collections.reverse(reversed);
    run("reversed", 3, reversed);
    assertThat(bits(run("reversed", 1, points))).isEqualTo(alone);
    assertThat(computations()).isEqualTo(36);
  }

  @Test
  void whatIsKeptIsReadAndOnlyTheRestComputed() throws IOException {
    String part = bits(run("grid", 2, TestWork.points(5)));
    GridResult<TestWork.Point> all = run("grid", 2, TestWork.points(9));

    assertThat(watcher.total()).isEqualTo(4);
    assertThat(watcher.done()).isEqualTo(4);
    assertThat(computations()).isEqualTo(9);
    assertThat(bits(all)).startsWith(part);
    run("grid", 2, TestWork.points(9));
    assertThat(computations()).isEqualTo(9);
  }

  @Test
  void equalSettingsAreOneUnit() throws IOException {
    TestWork.Point point = new TestWork.Point(3, 0.5, 1);

    assertThat(run("grid", 2, List.of(point, point, point)).done()).hasSize(3);
    assertThat(computations()).isEqualTo(1);
  }

  @Test
  void aUnitThatFailsIsListedAndTheOthersGoOn() throws IOException {
    GridResult<TestWork.Point> result = run("grid", 2, TestWork.points(20));

    assertThat(result.done()).hasSize(19);
    assertThat(result.failed())
        .containsExactly(
            new GridResult.Failed<>(new TestWork.Point(13, 0.1 * 13, 7), "IOException: thirteen"));
    assertThat(watcher.remarks).singleElement().asString().contains("thirteen", "\"width\":13");
    assertThat(run("grid", 1, TestWork.points(20)).failed()).hasSize(1);
    assertThat(computations()).isEqualTo(20); // it is not tried again
    Grid grid = new Grid(folder.resolve("grid"), 1, watcher, () -> false);
    grid.forgetFailed();
    grid.run("points", work, TestWork.points(20));
    assertThat(computations()).isEqualTo(21);
  }

  @Test
  void aStopKeepsWhatIsDone() throws IOException {
    Grid stopping = new Grid(folder.resolve("grid"), 1, watcher, () -> watcher.done() == 3);

    assertThatThrownBy(() -> stopping.run("points", work, TestWork.points(10)))
        .isInstanceOf(StopRequest.class);
    assertThat(computations()).isEqualTo(3);
    assertThat(run("grid", 2, TestWork.points(10)).done()).hasSize(10);
    assertThat(computations()).isEqualTo(10);
  }

  /** As another machine would have it. */
  @Test
  void aUnitSentElsewhereIsTheSameUnitAndGivesTheSameNumbers() throws Exception {
    Unit<TestWork.Point> unit = new Unit<>(work, new TestWork.Point(3, 0.5, 1));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(unit);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      Unit<?> received = (Unit<?>) in.readObject();
      assertThat(received).isEqualTo(unit);
      assertThat(received.key()).isEqualTo(unit.key());
    }
  }

  @Test
  void aFileThatHoldsNoUnitsIsNamed() throws IOException {
    Path file = Files.writeString(folder.resolve("grid"), "a".repeat(5000));

    assertThatThrownBy(() -> run("grid", 1, TestWork.points(1)))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("[%s]", file);
  }
}
