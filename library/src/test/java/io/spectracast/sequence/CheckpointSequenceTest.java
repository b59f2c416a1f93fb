package io.spectracast.sequence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.spectracast.checkpoint.SafetensorsWriter;
import io.spectracast.forecast.LayerPast;
import io.spectracast.forecast.WeightSequence;
import io.spectracast.linalg.Svd;
import io.spectracast.run.LayerSnapshot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointSequenceTest {

  private static final Path REAL = Path.of("../../shared/data/trajectories");

  @TempDir Path folder;

  private static CheckpointSequence read(CheckpointFolder folder, MetricsTable metrics)
      throws IOException {
    return CheckpointSequence.read(folder, metrics, name -> true, 2, () -> {});
  }

  private void write(String name, float scale, int columns) throws IOException {
    SafetensorsWriter writer = new SafetensorsWriter();
    writer.floats("a.weight", values(6 * columns, scale), new long[] {columns, 6});
    writer.floats("b.weight", values(20, 2 * scale), new long[] {4, 5});
    writer.floats("a.bias", values(6, scale), new long[] {6});
    writer.write(folder.resolve(name));
  }

  private static float[] values(int count, float scale) {
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = scale * (float) Math.sin(1 + i * i);
    }
    return values;
  }

  @Test
  void stepsAndMetricsAreReadFromNamesInTheOrderOfSteps() throws IOException {
    write("net-e10-loss0.5.safetensors", 1, 4);
    write("net-e9-loss1.25.safetensors", 2, 4);
    Files.writeString(folder.resolve("notes.txt"), "none");
    CheckpointFolder found =
        CheckpointFolder.open(
            folder, Optional.of(NamePattern.parse("net-e{epoch}-loss{loss}.safetensors")));
    assertThat(found.files().stream().map(CheckpointFolder.StepFile::step))
        .containsExactly(9L, 10L);
    assertThat(found.files().get(0).metrics()).containsEntry("loss", 1.25);
    assertThat(found.pattern().countsEpochs()).isTrue();

    CheckpointSequence sequence = read(found, MetricsTable.NONE);
    LayerPast first = sequence.layers().get(0);
    assertThat(first.layer().name()).isEqualTo("a.weight");
    assertThat(first.training().get(0).test().orElseThrow().loss()).isEqualTo(1.25);
    double[] now = first.trajectory().snapshots().get(1).singularValues();
    assertThat(first.trajectory().snapshots().get(0).singularValues()[0])
        .isCloseTo(2 * now[0], within(1e-6));
  }

  @Test
  void weightsHaveTheLongSideFirstAndTheSingularValuesOfTheTrajectory() throws IOException {
    write("s1.safetensors", 1, 4);
    write("s2.safetensors", 2, 4);
    CheckpointSequence sequence =
        read(CheckpointFolder.open(folder, Optional.empty()), MetricsTable.NONE);
    for (LayerPast layer : sequence.layers()) {
      WeightSequence weights = layer.weights().orElseThrow();
      assertThat(weights.steps()).containsExactly(1, 2);
      for (int i = 0; i < 2; i++) {
        assertThat(weights.at(i).rows()).isEqualTo(layer.layer().longSide());
        LayerSnapshot snapshot = layer.trajectory().snapshots().get(i);
        assertThat(Svd.values(weights.at(i)))
            .containsExactly(snapshot.singularValues(), within(1e-6));
      }
      assertThat(layer.upTo(1).weights().orElseThrow().steps()).containsExactly(1);
    }
  }

  @Test
  void whatDoesNotFitIsLeftOutAndRemarkedOn() throws IOException {
    write("s1.safetensors", 1, 3);
    for (int step = 2; step < 6; step++) {
      write("s" + step + ".safetensors", step == 4 ? Float.NaN : step, 4);
    }
    Files.writeString(folder.resolve("s7.safetensors"), "broken");
    write("best.safetensors", 1, 4);
    CheckpointFolder found = CheckpointFolder.open(folder, Optional.empty());
    assertThat(found.leftOut()).containsExactly("best.safetensors");
    CheckpointSequence sequence = read(found, MetricsTable.NONE);
    assertThat(sequence.layers().get(0).trajectory().snapshots().stream().map(s -> s.step()))
        .containsExactly(2L, 3L, 5L);
    assertThat(sequence.layers().get(1).trajectory().snapshots()).hasSize(4);
    assertThat(sequence.remarks().stream().map(r -> r.layer() + ": " + r.text()))
        .anyMatch(r -> r.startsWith(": a checkpoint is left out: [") && r.contains("s7."))
        .contains(
            "a.weight: changes its shape from 3 x 6 to 4 x 6 at step 2: what lies before is left"
                + " out",
            "a.weight: has entries that are not finite at 1 steps (4): they are left out");
  }

  @Test
  void aLayerThatIsMissingSomewhereKeepsItsOtherSteps() throws IOException {
    write("s1.safetensors", 1, 4);
    write("s2.safetensors", 2, 4);
    SafetensorsWriter writer = new SafetensorsWriter();
    writer.floats("b.weight", values(20, 3), new long[] {4, 5});
    writer.write(folder.resolve("s3.safetensors"));
    CheckpointSequence sequence =
        read(CheckpointFolder.open(folder, Optional.empty()), MetricsTable.NONE);
    assertThat(sequence.layers().stream().map(l -> l.layer().name()))
        .containsExactly("b.weight", "a.weight");
    assertThat(sequence.remarks())
        .containsExactly(new LayerRemark("a.weight", "is missing in 1 of 3 checkpoints"));
  }

  @Test
  void foldersOfOneCheckpointEachAreFoundToo() throws IOException {
    for (int step : new int[] {500, 1000}) {
      Path inner = Files.createDirectory(folder.resolve("checkpoint-" + step));
      write("x.safetensors", step, 4);
      Files.move(folder.resolve("x.safetensors"), inner.resolve("model.safetensors"));
    }
    CheckpointFolder found = CheckpointFolder.open(folder, Optional.empty());
    assertThat(found.pattern()).hasToString("checkpoint-{step}");
    assertThat(read(found, MetricsTable.NONE).layers()).hasSize(2);
  }

  @Test
  void guessesSayWhatVaries() {
    assertThat(guess("epoch=3-step=1500.ckpt", "epoch=4-step=2000.ckpt"))
        .isEqualTo("epoch=*-step={step}.ckpt");
    assertThat(guess("v2_X.00-0.47.hdf5", "v2_X.02-0.52.hdf5"))
        .isEqualTo("v2_X.{step}-{metric2}.hdf5");
    assertThat(guess("m_10.h5", "m_200.h5", "final.h5")).isEqualTo("m_{step}.h5");
    assertThat(guess("E0-Loss-1.5.pth", "E1-Loss-1.25.pth")).isEqualTo("E{step}-Loss-{loss}.pth");
  }

  private static String guess(String... names) {
    try {
      return NameGuess.of(Arrays.asList(names)).toString();
    } catch (IllegalArgumentException e) {
      return e.getMessage();
    }
  }

  @Test
  void whatCannotBeGuessedIsAsked() throws IOException {
    assertThat(guess("a1b2.pt", "a2b3.pt"))
        .isEqualTo(
            "names must differ in one whole number, the step, was 2 in such as 'a1b2.pt' and"
                + " 'a2b3.pt'");
    assertThat(guess("x.pt", "y.pt")).contains("names must be alike but for their steps");
    write("s01.safetensors", 1, 4);
    write("s1.safetensors", 1, 4);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CheckpointFolder.open(folder, Optional.empty()))
        .withMessageContaining(
            "steps must differ, was 1 of both s01.safetensors and s1.safetensors");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> CheckpointFolder.open(folder, Optional.of(NamePattern.parse("q{step}.pt"))))
        .withMessageContaining("must hold at least two checkpoints named 'q{step}.pt', was 0");
    for (String bad : new String[] {"", "a.pt", "{step}{epoch}", "{step}{x}{x}"}) {
      assertThatIllegalArgumentException().as(bad).isThrownBy(() -> NamePattern.parse(bad));
    }
  }

  @Test
  void metricsComeFromATableByTheirNames() throws IOException {
    write("s1.safetensors", 1, 4);
    write("s3.safetensors", 2, 4);
    Path csv = folder.resolve("log.csv");
    Files.writeString(
        csv, "Epoch,lr_after,train_loss,val_loss,val_acc,file\n1,0.1,3,2,0.5,x\n2,.05,2,,,\n");
    MetricsTable metrics = MetricsTable.read(csv);
    var training =
        read(CheckpointFolder.open(folder, Optional.empty()), metrics).layers().get(0).training();
    assertThat(training.stream().map(p -> p.step())).containsExactly(1L, 2L, 3L);
    assertThat(training.get(0).learningRate()).hasValue(0.1);
    assertThat(training.get(0).batchLoss()).hasValue(3);
    assertThat(training.get(0).test().orElseThrow().accuracy()).hasValue(0.5);
    assertThat(training.get(1).test()).isEmpty();
    Files.writeString(csv, "time,loss\n1,2\n");
    assertThatThrownBy(() -> MetricsTable.read(csv))
        .hasMessageContaining("header must have a column 'step' or 'epoch', was [time, loss]");
    Files.writeString(csv, "step,loss\n1.5,2\n");
    assertThatThrownBy(() -> MetricsTable.read(csv)).hasMessageContaining("line 2: step must be");
  }

  /** Four folders as others have left them, with the steps they are known to hold. */
  @Test
  void realFoldersAreUnderstood() throws IOException {
    Assumptions.assumeTrue(Files.isDirectory(REAL), "no ../shared/data here");
    List<String> patterns = new ArrayList<>();
    for (String name :
        List.of("ultraface_RFB_sgd", "fer2013_mini_xception_adam", "modadd_p23_relu_adamw")) {
      CheckpointFolder found = CheckpointFolder.open(REAL.resolve(name), Optional.empty());
      patterns.add(found.pattern() + " " + found.files().size());
    }
    assertThat(patterns)
        .containsExactly(
            "RFB-Epoch-{epoch}-Loss-{loss}.pth 26",
            "epoch{epoch}_valacc{valacc}.safetensors 27",
            "{step}.pth 50");
    CheckpointSequence nested =
        read(
            CheckpointFolder.open(REAL.resolve("modadd_p23_relu_adamw"), Optional.empty()),
            MetricsTable.NONE);
    assertThat(nested.layers()).isNotEmpty();
    assertThat(nested.layers().get(0).training().get(1).batchLoss().orElseThrow())
        .isCloseTo(3.1138665676116943, within(1e-6)); // steps.csv of the folder
    assertThat(nested.layers()).allMatch(l -> l.trajectory().snapshots().size() == 50);
  }
}
