package io.spectracast.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.spectracast.grid.Numbers;
import io.spectracast.grid.StopRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BenchTest {

  @TempDir private Path folder;

  private final AtomicInteger computed = new AtomicInteger();
  private boolean stop;

  private Bench bench(int threads) throws IOException {
    return new Bench(
        folder, new Datasets(Path.of("none")), 1, threads, new SilentStages(), () -> stop);
  }

  private Cell cell(String id, double value) {
    return new Cell(
        id,
        () -> {
          computed.incrementAndGet();
          return new Numbers(List.of("value"), List.of(new double[] {value}));
        });
  }

  @Test
  void cellsOfOneIdAreComputedOnceAndKept() throws IOException {
    List<Cell> cells = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      cells.add(cell("cell-" + i / 10, i / 10 + 0.1));
    }

    List<Numbers> first = bench(4).cells("stage", cells);

    assertThat(computed).hasValue(4);
    for (int i = 0; i < 40; i++) {
      assertThat(first.get(i).column("value")).containsExactly(i / 10 + 0.1);
    }
    List<Numbers> again = bench(1).cells("stage", cells);
    assertThat(computed).hasValue(4);
    assertThat(again.get(39).column("value")).containsExactly(3.1);
  }

  @Test
  void whatIsFinishedIsKeptWhenTheUserStops() throws IOException {
    Cell stopping =
        new Cell(
            "stopping",
            () -> {
              stop = true;
              return new Numbers(List.of("value"), List.of(new double[] {1}));
            });
    List<Cell> cells = List.of(cell("first", 0), stopping, cell("last", 2));

    assertThatThrownBy(() -> bench(1).cells("stage", cells)).isInstanceOf(StopRequest.class);
    assertThat(computed).hasValue(1);
    stop = false;
    assertThat(bench(1).cells("stage", cells)).hasSize(3);
    assertThat(computed).hasValue(2);
  }

  @Test
  void aCellThatWasCutOffIsNamed() throws IOException {
    bench(1).cells("stage", List.of(cell("whole", 0.25)));
    Path kept = folder.resolve("cells").resolve("whole.csv");
    Files.writeString(kept, Files.readString(kept).substring(0, 9));

    assertThatThrownBy(() -> bench(1).cells("stage", List.of(cell("whole", 0.25))))
        .isInstanceOf(IOException.class)
        .hasMessage(
            "[%s] must end with a whole line, was cut off; delete it to compute it again", kept);
  }
}
