package io.spectracast.ensemble;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.spectracast.data.DataSource;
import io.spectracast.data.Dataset;
import io.spectracast.ensemble.Ensemble.Ending;
import io.spectracast.ensemble.Ensemble.Member;
import io.spectracast.lab.Loss;
import io.spectracast.lab.RunLength;
import io.spectracast.lab.Task;
import io.spectracast.lab.TrainingConfig;
import io.spectracast.model.MlpSpec;
import io.spectracast.optim.Optimization;
import io.spectracast.recorder.Recording;
import io.spectracast.recorder.RunPlan;
import io.spectracast.run.LayerSnapshot;
import io.spectracast.run.RecordedRun;
import io.spectracast.run.Snapshot;
import io.spectracast.store.RunStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnsembleTest {

  private static final int STEPS = 60;
  private static final int FIRST_SEED = 7;

  /** A learning rate at which some seeds diverge and some do not. */
  private static final double DIVERGING_NOW_AND_THEN = 0.5;

  private static Dataset data;

  @TempDir private Path folder;

  @BeforeAll
  static void load() throws IOException {
    data = plan(0.05).data().load(1);
  }

  private static RunPlan plan(double learningRate) {
    return new RunPlan(
        DataSource.parse("teacher-student:inputs=12,hidden=8,outputs=2,train=400,test=50"),
        TrainingConfig.DEFAULT
            .withModel(new MlpSpec(16))
            .withLoss(new Loss.MeanSquare())
            .withOptimization(Optimization.sgd(learningRate, 0.9, 0))
            .withBatchSize(16)
            .withLength(RunLength.steps(STEPS))
            .withSeed(FIRST_SEED),
        new Recording(5, 2, 20, 3, 0));
  }

  @Test
  void membersAreTheSingleRunsOfTheirSeedsWhateverTheNumberOfThreads() throws IOException {
    List<Member> alone =
        new Ensemble(plan(0.05), 3, folder.resolve("alone"))
            .train(data, 1, new Counting(), () -> false);
    List<Member> together =
        new Ensemble(plan(0.05), 3, folder.resolve("together"))
            .train(data, 3, new Counting(), () -> false);

    for (int i = 0; i < 3; i++) {
      RecordedRun single = single(FIRST_SEED + i);
      assertThat(alone.get(i).seed()).isEqualTo(FIRST_SEED + i);
      assertThat(alone.get(i).ending()).isEqualTo(Ending.FINISHED);
      assertSame(alone.get(i).read(), single);
      assertSame(together.get(i).read(), single);
    }
    assertThat(largest(alone.get(0).read())).isNotEqualTo(largest(alone.get(1).read()));
  }

  /** Recorded beside the training, on two threads. */
  private RecordedRun single(long seed) throws IOException {
    RunPlan plan = plan(0.05);
    RunFolder at = new RunFolder(folder.resolve("single-" + seed));
    try (Task task = new Task(plan.training(), data)) {
      new FolderTraining(
              new RunPlan(plan.data(), plan.training().withSeed(seed), plan.recording()), at)
          .begin(task, new Silent(), () -> false);
    }
    try (RunStore store = RunStore.openReadOnly(at.database())) {
      return store.read();
    }
  }

  @Test
  void whatWasStoppedGoesOnToTheSameSnapshots() throws IOException {
    Ensemble ensemble = new Ensemble(plan(0.05), 3, folder.resolve("stopped"));
    AtomicLong polls = new AtomicLong();

    List<Member> stopped =
        ensemble.train(data, 1, new Counting(), () -> polls.incrementAndGet() > STEPS + 20);

    assertThat(stopped.stream().map(Member::ending))
        .containsExactly(Ending.FINISHED, Ending.STOPPED, Ending.STOPPED);
    assertThat(stopped.get(1).read().snapshots()).hasSizeBetween(2, STEPS / 5);
    assertThat(stopped.get(2).folder().isBegun()).isFalse();
    Counting counting = new Counting();
    List<Member> whole = ensemble.train(data, 2, counting, () -> false);
    assertThat(counting.finished).isEqualTo(1);
    assertThat(counting.begun).isEqualTo(2 * STEPS);
    assertThat(counting.done).hasValue(2 * STEPS);
    List<Member> never =
        new Ensemble(plan(0.05), 3, folder.resolve("never"))
            .train(data, 2, new Counting(), () -> false);
    for (int i = 0; i < 3; i++) {
      assertThat(whole.get(i).ending()).isEqualTo(Ending.FINISHED);
      assertSame(whole.get(i).read(), never.get(i).read());
    }
  }

  @Test
  void aFolderLeftBeforeItsDatabaseWasThereIsBegunAnew() throws IOException {
    Path member = Files.createDirectories(folder.resolve("crash/seed-" + FIRST_SEED));
    Files.writeString(member.resolve("run.duckdb.creating"), "half a database");
    Files.writeString(member.resolve("run.duckdb.creating.wal"), "and its log");

    List<Member> members =
        new Ensemble(plan(0.05), 1, folder.resolve("crash"))
            .train(data, 1, new Counting(), () -> false);

    assertThat(members.get(0).ending()).isEqualTo(Ending.FINISHED);
    assertSame(members.get(0).read(), single(FIRST_SEED));
  }

  @Test
  void membersOfOtherSettingsAreRefusedBeforeAnythingIsTrained() throws IOException {
    Path runs = folder.resolve("runs");
    new Ensemble(plan(0.05), 1, runs).train(data, 1, new Counting(), () -> false);
    RunPlan earlier = plan(0.04);
    Ensemble other =
        new Ensemble(
            new RunPlan(
                earlier.data(), earlier.training().withSeed(FIRST_SEED - 1), earlier.recording()),
            2,
            runs);

    assertThatThrownBy(() -> other.train(data, 2, new Counting(), () -> false))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll(
            "seed-" + FIRST_SEED, "learning-rate must be what the run began with, 0.05, was 0.04");
    assertThat(runs.resolve("seed-" + (FIRST_SEED - 1))).doesNotExist();
  }

  @Test
  void aMemberThatDivergesIsNamedAndTheOthersGoOn() throws IOException {
    List<Member> members =
        new Ensemble(plan(DIVERGING_NOW_AND_THEN), 6, folder.resolve("hot"))
            .train(data, 2, new Counting(), () -> false);

    assertThat(members.stream().map(Member::ending))
        .contains(Ending.FINISHED, Ending.DIVERGED)
        .doesNotContain(Ending.STOPPED);
    for (Member member : members) {
      assertThat(member.trouble().isPresent()).isEqualTo(member.ending() == Ending.DIVERGED);
      member.trouble().ifPresent(words -> assertThat(words).contains("diverged at step"));
    }
  }

  private static double largest(RecordedRun run) {
    return run.snapshots().get(0).layers().get(0).singularValues()[0];
  }

  /** All that was recorded is the same, bit for bit, but for the time it took. */
  private static void assertSame(RecordedRun held, RecordedRun expected) {
    assertThat(held.description().layers()).isEqualTo(expected.description().layers());
    assertThat(held.snapshots()).hasSameSizeAs(expected.snapshots());
    IntStream.range(0, held.snapshots().size())
        .forEach(i -> assertSame(held.snapshots().get(i), expected.snapshots().get(i)));
  }

  private static void assertSame(Snapshot held, Snapshot expected) {
    assertThat(held.step()).isEqualTo(expected.step());
    assertThat(held.batchLoss()).isEqualTo(expected.batchLoss());
    assertThat(held.probe()).isEqualTo(expected.probe());
    assertThat(held.test()).isEqualTo(expected.test());
    for (int l = 0; l < expected.layers().size(); l++) {
      LayerSnapshot a = held.layers().get(l);
      LayerSnapshot b = expected.layers().get(l);
      assertThat(a.singularValues()).isEqualTo(b.singularValues());
      assertThat(a.driftProjections().isPresent()).isEqualTo(b.driftProjections().isPresent());
      b.driftProjections()
          .ifPresent(drift -> assertThat(a.driftProjections().orElseThrow()).isEqualTo(drift));
      assertThat(a.noise()).isEqualTo(b.noise());
    }
  }

  private static final class Counting implements EnsembleWatcher {

    private final AtomicLong done = new AtomicLong();
    private int finished;
    private long begun;

    @Override
    public void begin(int members, long updates) {
      finished = members;
      begun = updates;
    }

    @Override
    public void advanced(long updates) {
      done.addAndGet(updates);
    }
  }

  private static final class Silent implements TrainingWatcher {

    @Override
    public void update(long step, long totalSteps, double batchLoss, double stepsPerSecond) {}

    @Override
    public void resumed(long step) {}

    @Override
    public void recorded(Snapshot snapshot) {}
  }
}
