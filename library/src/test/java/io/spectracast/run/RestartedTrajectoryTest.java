package io.spectracast.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RestartedTrajectoryTest {

  @TempDir Path folder;

  private final List<String> remarks = new ArrayList<>();

  private List<LayerTrajectory> read(String... rows) throws IOException {
    Path file = folder.resolve("t.csv");
    Files.writeString(file, TrajectoryCsv.HEADER + "\n" + String.join("\n", rows) + "\n");
    return TrajectoryCsv.read(file, (layer, text) -> remarks.add(layer + " " + text));
  }

  @Test
  void aRestartedRunGoesOnFromWhereItWentBackTo() throws IOException {
    List<LayerTrajectory> read =
        read(
            "0,a,2,2,1,1",
            "10,a,2,2,1,2",
            "20,a,2,2,1,3",
            "10,a,2,2,1,4",
            "30,a,2,2,1,5",
            "0,b,2,2,1,9",
            "10,b,2,2,1,9");
    assertThat(read).hasSize(2);
    assertThat(read.get(0).snapshots().stream().map(s -> s.step() + ":" + s.singularValues()[0]))
        .containsExactly("0:1.0", "10:4.0", "30:5.0");
    assertThat(remarks)
        .containsExactly(
            "a goes back from step 20 to step 10: what was recorded from there on is left out");
  }

  @Test
  void aMatrixThatChangesItsSizeBeginsAnew() throws IOException {
    List<LayerTrajectory> read =
        read(
            "0,a,2,2,1,1",
            "10,a,3,2,1,2",
            "20,a,3,2,1,3",
            "0,b,2,2,1,1",
            "1,b,2,2,1,1",
            "1,b,2,2,2,1");
    assertThat(read.get(0).layer()).isEqualTo(new Layer("a", 3, 2));
    assertThat(read.get(0).snapshots()).hasSize(2);
    assertThat(read.get(1).modes()).isEqualTo(2);
    assertThat(remarks)
        .containsExactly(
            "a changes its shape from 2 x 2 to 3 x 2 at step 10: what lies before is left out",
            "b has 2 singular values from step 1 on, 1 before: what lies before is left out");
  }

  @Test
  void withoutAnyoneToTellItIsRefused() throws IOException {
    read("0,a,2,2,1,1", "10,a,2,2,1,2", "5,a,2,2,1,2");
    assertThatThrownBy(() -> TrajectoryCsv.read(folder.resolve("t.csv")))
        .isInstanceOf(TrajectoryFormatException.class)
        .hasMessageContaining("field 'step' must be greater than 10");
  }

  @Test
  void stepsThatAreNotFiniteAreLeftOutAndTold() throws IOException {
    List<LayerTrajectory> read =
        read(
            "0,a,2,2,1,1",
            "0,a,2,2,2,NaN",
            "10,a,2,2,1,3",
            "10,a,2,2,2,2",
            "20,a,2,2,1,inf",
            "20,a,2,2,2,1",
            "0,b,2,2,1,-Infinity",
            "10,b,2,2,1,nan");
    assertThat(read).hasSize(1);
    assertThat(read.get(0).snapshots()).hasSize(1);
    assertThat(read.get(0).snapshots().get(0).singularValues()).containsExactly(3, 2);
    assertThat(remarks)
        .containsExactly(
            "a has singular values that are not finite at 2 steps, first at 0: they are left out",
            "b has singular values that are not finite at 2 steps, first at 0: they are left out");
    assertThatThrownBy(() -> read("0,a,2,2,1,nan"))
        .isInstanceOf(TrajectoryFormatException.class)
        .hasMessageContaining("t.csv] line 2: field 'singular_value' must be finite at some step");
  }

  @Test
  void stepsBeyondWhatDoublesTell() {
    assertThatThrownBy(() -> read("0,a,2,2,1,1", "9007199254740993,a,2,2,1,1"))
        .hasMessageContaining("line 3: field 'step' must be at most 2^52, was 9007199254740993");
  }
}
