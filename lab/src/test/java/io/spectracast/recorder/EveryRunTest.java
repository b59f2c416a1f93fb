package io.spectracast.recorder;

import static org.assertj.core.api.Assertions.assertThat;

import io.spectracast.data.DataSource;
import io.spectracast.data.Dataset;
import io.spectracast.lab.Outcome;
import io.spectracast.lab.TrainingConfig;
import io.spectracast.lab.TrainingState;
import io.spectracast.run.LayerSnapshot;
import io.spectracast.run.Snapshot;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every model and every optimizer. */
class EveryRunTest {

  private static final Recording RECORDING = new Recording(2, 2, 16, 3, 0);

  @TempDir private Path directory;

  /** Stopped after 13 of 22 updates and gone on with from the file, on another thread. */
  @ParameterizedTest
  @MethodSource("io.spectracast.lab.SmallData#runs")
  void aStoppedRunGoesOnAsIfItHadNotBeen(TrainingConfig config, Dataset data) throws IOException {
    List<Snapshot> whole = new ArrayList<>();
    TrainingState end = run("whole", config, data, 100, whole).state();
    List<Snapshot> parts = new ArrayList<>();
    Outcome stopped = run("parts", config, data, 13, parts);
    TrainingState resumed = run("parts", config.withThreads(2), data, 100, parts).state();

    assertThat(stopped.state().step()).isEqualTo(13);
    assertThat(resumed.parameters()).usingRecursiveComparison().isEqualTo(end.parameters());
    assertThat(resumed.optimizer()).usingRecursiveComparison().isEqualTo(end.optimizer());
    assertThat(parts).usingRecursiveComparison().ignoringFields("seconds").isEqualTo(whole);
  }

  @ParameterizedTest
  @MethodSource("io.spectracast.lab.SmallData#runs")
  void itLearnsAndItsSnapshotsMakeSense(TrainingConfig config, Dataset data) throws IOException {
    List<Snapshot> snapshots = new ArrayList<>();
    run("run", config, data, 100, snapshots);
    Snapshot first = snapshots.get(0);
    Snapshot last = snapshots.get(snapshots.size() - 1);

    assertThat(last.step()).isEqualTo(22);
    assertThat(last.probe().orElseThrow().loss()).isLessThan(first.probe().orElseThrow().loss());
    assertThat(last.test()).isPresent();
    for (Snapshot snapshot : snapshots) {
      assertThat(snapshot.learningRate())
          .isEqualTo(config.optimization().learningRateAt(snapshot.step(), 22));
      for (LayerSnapshot layer : snapshot.layers()) {
        assertThat(layer.singularValues()).hasSize(layer.layer().shortSide());
        layer.driftProjections().ifPresent(d -> assertThat(d).doesNotContain(Double.NaN));
      }
    }
    assertThat(last.layers()).allMatch(layer -> layer.noise().isPresent());
  }

  private Outcome run(
      String name, TrainingConfig config, Dataset data, int updates, List<Snapshot> into)
      throws IOException {
    RunPlan plan = new RunPlan(new DataSource.Drawn(1), config, RECORDING);
    int[] polls = {0};
    try (RecordedTraining training =
        new RecordedTraining(plan, data, directory.resolve(name), SpikeCount::aboveTheEdge)) {
      training.resume();
      return training.run(into::add, (s, t, l, r) -> {}, () -> ++polls[0] > updates);
    }
  }
}
