package io.spectracast.recorder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.spectracast.checkpoint.CheckpointException;
import io.spectracast.checkpoint.SafetensorsFile;
import io.spectracast.data.DataSource;
import io.spectracast.data.Digits;
import io.spectracast.data.LabelledImages;
import io.spectracast.lab.Outcome;
import io.spectracast.lab.RunLength;
import io.spectracast.lab.TrainingConfig;
import io.spectracast.lab.TrainingState;
import io.spectracast.linalg.Precision;
import io.spectracast.linalg.Svd;
import io.spectracast.model.MlpSpec;
import io.spectracast.model.Parameter;
import io.spectracast.optim.Optimization;
import io.spectracast.run.Layer;
import io.spectracast.run.LayerSnapshot;
import io.spectracast.run.RecordedRun;
import io.spectracast.run.Snapshot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordedTrainingTest {

  /**
   * 20 updates an epoch, 80 in all; snapshots at 0, 6, … 78 and 80, the state after every third.
   */
  private static final LabelledImages DIGITS = Digits.draw(5, 640, 100, 1);

  private static final Recording RECORDING = new Recording(6, 4, 50, 3, 7);

  private static Run whole;

  @TempDir Path directory;

  @BeforeAll
  static void runWithoutInterruption(@TempDir Path directory) throws IOException {
    whole = run(directory, 1, never());
  }

  @Test
  void recordsWhatTheScheduleWants() {
    assertThat(whole.outcome).isInstanceOf(Outcome.Finished.class);
    assertThat(whole.snapshots)
        .extracting(Snapshot::step)
        .startsWith(0L, 6L, 12L)
        .endsWith(72L, 78L, 80L)
        .hasSize(15);
    assertThat(steps(whole, s -> s.probe().isPresent())).containsExactly(0L, 24L, 48L, 72L, 80L);
    assertThat(steps(whole, s -> s.test().isPresent())).containsExactly(24L, 42L, 60L, 80L);
    assertThat(steps(whole, s -> s.batchLoss().isEmpty())).containsExactly(0L);
    assertThat(steps(whole, s -> s.layers().get(0).driftProjections().isPresent()))
        .containsExactly(0L, 24L, 48L, 72L, 80L);
    assertThat(steps(whole, s -> s.layers().get(0).noise().isPresent()))
        .containsExactly(48L, 72L, 80L);
  }

  @Test
  void theSnapshotsMakeSense() {
    Snapshot first = whole.at(0);
    Snapshot last = whole.at(80);

    assertThat(first.probe().orElseThrow().loss()).isCloseTo(Math.log(10), within(0.1));
    assertThat(last.probe().orElseThrow().loss()).isLessThan(1);
    assertThat(last.test().orElseThrow().accuracy().getAsDouble()).isGreaterThan(0.5);
    assertThat(first.layers())
        .extracting(LayerSnapshot::layer)
        .containsExactly(
            new Layer("fc1.weight", 24, 784),
            new Layer("fc2.weight", 16, 24),
            new Layer("fc3.weight", 10, 16));
    assertThat(whole.at(72).layers())
        .allMatch(layer -> layer.noise().orElseThrow().blockwise() > 0);
  }

  @Test
  void singularValuesAreThoseOfTheWeights() throws IOException {
    List<Parameter> weights = whole.outcome.state().matrices();
    for (int i = 0; i < weights.size(); i++) {
      double[] expected = Svd.values(weights.get(i).matrix(), Precision.FULL);
      double[] recorded = whole.at(80).layers().get(i).singularValues();
      for (int k = 0; k < expected.length; k++) {
        assertThat(recorded[k]).isCloseTo(expected[k], within(1e-7 * expected[0]));
      }
    }
  }

  @Test
  void aSecondThreadChangesNothing() throws IOException {
    assertSame(run(directory, 2, never()), whole);
  }

  /** Step 18 has a saved state, 24 a snapshot without one, 25 neither. */
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 18, 24, 25, 79, 80})
  void aStoppedRunGoesOnAsIfItHadNotBeen(int stopAfter) throws IOException {
    for (int threads = 1; threads <= 2; threads++) {
      Path path = directory.resolve("threads-" + threads);
      Run part = run(path, threads, after(stopAfter));
      Run rest = run(path, threads, never());

      assertThat(part.outcome.state().step()).isEqualTo(stopAfter);
      assertThat(rest.resumedFrom).isEqualTo(stopAfter);
      assertSame(part.continuedBy(rest), whole);
    }
  }

  /** What a crash leaves: snapshots up to 30, the state of step 18. */
  @Test
  void afterACrashTheSnapshotsSinceTheSavedStateAreTakenAgain() throws IOException {
    Run crashed = new Run();
    assertThatThrownBy(
            () ->
                crashed.record(
                    directory,
                    1,
                    snapshot -> {
                      if (snapshot.step() == 36) {
                        throw new IOException("disk full");
                      }
                      crashed.snapshots.add(snapshot);
                    },
                    never()))
        .isInstanceOf(IOException.class)
        .hasMessage("disk full");
    Run rest = run(directory, 1, never());

    assertThat(rest.resumedFrom).isEqualTo(18);
    assertThat(rest.snapshots).extracting(Snapshot::step).startsWith(24L, 30L, 36L);
    assertSame(crashed.continuedBy(rest), whole);
  }

  @Test
  void aFailureOfTheSinkOnTheSecondThreadEndsTheRun() {
    assertThatThrownBy(
            () ->
                new Run()
                    .record(
                        directory,
                        2,
                        snapshot -> {
                          throw new IOException("disk full");
                        },
                        never()))
        .isInstanceOf(IOException.class)
        .hasMessage("disk full");
  }

  @Test
  void aFinishedRunResumesToItsEnd() throws IOException {
    run(directory, 1, never());
    Run again = run(directory, 1, never());

    assertThat(again.outcome).isInstanceOf(Outcome.Finished.class);
    assertThat(again.snapshots).isEmpty();
  }

  @Test
  void refusesToResumeWithOtherSettings() throws IOException {
    run(directory, 1, after(10));
    RunPlan other = plan(0.02, 1);

    try (RecordedTraining training =
        new RecordedTraining(other, DIGITS, directory, SpikeCount::aboveTheEdge)) {
      assertThatThrownBy(training::resume)
          .isInstanceOf(CheckpointException.class)
          .hasMessage(
              "[%s] learning-rate must be 0.05 as in the run to resume, was 0.02",
              directory.resolve(RecordedTraining.STATE));
    }
  }

  @Test
  void keepsWeightsInFilesThatOtherToolsRead() throws IOException {
    run(directory, 1, never());

    Path path = directory.resolve("checkpoints").resolve("step-00000080.safetensors");
    try (SafetensorsFile file = SafetensorsFile.open(path)) {
      assertThat(file.metadata()).containsEntry("step", "80").containsEntry("format", "pt");
      assertThat(file.info("fc1.weight").shape()).isEqualTo(List.of(24L, 784L));
      assertThat(file.floats("fc3.bias"))
          .isEqualTo(whole.outcome.state().parameters().get(5).values());
    }
    try (var files = Files.list(path.getParent())) {
      assertThat(files.map(f -> f.getFileName().toString()).sorted())
          .containsExactly(
              "step-00000000.safetensors",
              "step-00000042.safetensors",
              "step-00000080.safetensors");
    }
  }

  @Test
  void aRunThatDivergesKeepsItsSnapshotsAndItsLastGoodState() throws IOException {
    Run run = new Run();
    RunPlan wild = plan(1e4, 2);
    try (RecordedTraining training =
        new RecordedTraining(wild, DIGITS, directory, SpikeCount::aboveTheEdge)) {
      Outcome outcome = training.run(run.snapshots::add, (s, t, l, r) -> {}, never());

      assertThat(outcome).isInstanceOf(Outcome.Diverged.class);
      assertThat(run.snapshots).isNotEmpty();
      assertThat(run.snapshots.get(0).step()).isZero();
      try (SafetensorsFile file = SafetensorsFile.open(directory.resolve(RecordedTraining.STATE))) {
        assertThat(file.longs("step")[0]).isLessThan(outcome.state().step());
      }
    }
  }

  @Test
  void describesItselfSoThatItCanBeRunAgain() throws IOException {
    RunPlan plan = plan(0.05, 1);
    try (RecordedTraining training =
        new RecordedTraining(plan, DIGITS, directory, SpikeCount::aboveTheEdge)) {
      Map<String, String> map = training.description().configuration();

      assertThat(RunPlan.of(map, 1).training()).isEqualTo(plan.training());
      assertThat(RunPlan.of(map, 1).data()).isEqualTo(plan.data());
      assertThat(RunPlan.of(map, 1).recording().every()).isEqualTo(6);
      assertThat(training.description().plannedSteps()).isEqualTo(80);
      assertThat(training.description().provenance().inputDigest()).isEqualTo(DIGITS.digest());
      assertThat(new RecordedRun(training.description(), whole.snapshots).trajectories())
          .hasSize(3);
    }
  }

  @Test
  void namesTheSettingThatIsMissingOrMalformed() {
    Map<String, String> map = new TreeMap<>(plan(0.05, 1).asMap());
    map.put("momentum", "much");
    assertThatThrownBy(() -> RunPlan.of(map, 1))
        .hasMessage("momentum must be a number, was 'much'");
    map.remove("momentum");
    assertThatThrownBy(() -> RunPlan.of(map, 1)).hasMessage("momentum must be given, was missing");
  }

  private static void assertSame(Run actual, Run expected) {
    assertThat(actual.snapshots)
        .usingRecursiveComparison()
        .ignoringFields("seconds")
        .isEqualTo(expected.snapshots);
    TrainingState end = actual.outcome.state();
    assertThat(end.parameters())
        .usingRecursiveComparison()
        .isEqualTo(expected.outcome.state().parameters());
    assertThat(end.optimizer())
        .usingRecursiveComparison()
        .isEqualTo(expected.outcome.state().optimizer());
  }

  private static List<Long> steps(Run run, java.util.function.Predicate<Snapshot> wanted) {
    return run.snapshots.stream().filter(wanted).map(Snapshot::step).toList();
  }

  private static RunPlan plan(double learningRate, int threads) {
    return new RunPlan(
        new DataSource.Drawn(5),
        TrainingConfig.DEFAULT
            .withModel(new MlpSpec(24, 16))
            .withOptimization(Optimization.sgd(learningRate, 0.9, 0))
            .withBatchSize(32)
            .withLength(RunLength.epochs(4))
            .withSeed(2)
            .withThreads(threads),
        RECORDING);
  }

  private static Run run(Path directory, int threads, BooleanSupplier stop) throws IOException {
    Run run = new Run();
    run.record(directory, threads, run.snapshots::add, stop);
    return run;
  }

  private static BooleanSupplier never() {
    return () -> false;
  }

  private static BooleanSupplier after(int updates) {
    Iterator<Boolean> polls =
        java.util.stream.IntStream.rangeClosed(0, updates).mapToObj(i -> i == updates).iterator();
    return () -> !polls.hasNext() || polls.next();
  }

  /** One call of a recorded training, resumed where there is something to resume. */
  private static final class Run {

    final List<Snapshot> snapshots = new ArrayList<>();
    long resumedFrom;
    Outcome outcome;

    void record(Path directory, int threads, SnapshotSink sink, BooleanSupplier stop)
        throws IOException {
      try (RecordedTraining training =
          new RecordedTraining(plan(0.05, threads), DIGITS, directory, SpikeCount::aboveTheEdge)) {
        resumedFrom = training.resume();
        outcome = training.run(sink, (s, t, l, r) -> {}, stop);
      }
    }

    Snapshot at(long step) {
      return snapshots.stream().filter(s -> s.step() == step).findFirst().orElseThrow();
    }

    /** Both runs' snapshots, those taken twice once; they are equal or the comparison fails. */
    Run continuedBy(Run rest) {
      Run both = new Run();
      both.snapshots.addAll(snapshots);
      for (Snapshot snapshot : rest.snapshots) {
        Optional<Snapshot> twin =
            snapshots.stream().filter(s -> s.step() == snapshot.step()).findFirst();
        if (twin.isEmpty()) {
          both.snapshots.add(snapshot);
        } else {
          assertThat(snapshot)
              .usingRecursiveComparison()
              .ignoringFields("seconds")
              .isEqualTo(twin.get());
        }
      }
      both.outcome = rest.outcome;
      return both;
    }
  }
}
