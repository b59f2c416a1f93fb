package io.spectracast.store;

import static io.spectracast.store.SampleRun.assertSame;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.spectracast.forecast.Fan;
import io.spectracast.forecast.Forecast;
import io.spectracast.forecast.Score;
import io.spectracast.provenance.Provenance;
import io.spectracast.run.Layer;
import io.spectracast.run.LayerSnapshot;
import io.spectracast.run.RecordedRun;
import io.spectracast.run.RunDescription;
import io.spectracast.run.Snapshot;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunStoreTest {

  @TempDir Path folder;

  private Path file() {
    return folder.resolve("run's [1] é?.db");
  }

  @Test
  void whatIsWrittenComesBackBitForBit() throws Exception {
    try (RunStore store = RunStore.create(file(), SampleRun.description())) {
      assertThat(store.lastStep()).isEmpty();
      for (int step = 0; step < 12; step++) {
        store.append(SampleRun.snapshot(step));
      }
      requireSteps(store.read(), 12);
    }
    try (RunStore store = RunStore.openReadOnly(file())) {
      assertThat(store.description()).isEqualTo(SampleRun.description());
      assertThat(store.lastStep()).hasValue(11);
      requireSteps(store.read(), 12);
      assertThat(store.read().trajectories()).hasSize(3);
    }
    assertThat(folder.toFile().list()).containsExactly(file().getFileName().toString());
  }

  static void requireSteps(RecordedRun run, int count) {
    assertThat(run.snapshots()).hasSize(count);
    for (int step = 0; step < count; step++) {
      assertSame(run.snapshots().get(step), SampleRun.snapshot(step));
    }
  }

  @Test
  void aRunWithoutSnapshotsLayersOrSettingsIsKept() throws Exception {
    var empty =
        new RunDescription(
            Map.of(), List.of(), 0, new Provenance(Long.MAX_VALUE, "", "", "", "", ""));
    RunStore.create(file(), empty).close();
    try (RunStore store = RunStore.open(file())) {
      assertThat(store.description()).isEqualTo(empty);
      assertThat(store.read().snapshots()).isEmpty();
      assertThat(store.forecasts()).isEmpty();
      store.append(
          new Snapshot(
              -5, 0, 0, OptionalDouble.empty(), Optional.empty(), Optional.empty(), List.of()));
      assertThat(store.read().snapshots()).hasSize(1);
    }
  }

  @Test
  void aReopenedRunIsContinued() throws Exception {
    try (RunStore store = RunStore.create(file(), SampleRun.description())) {
      store.append(SampleRun.snapshot(0));
    }
    try (RunStore store = RunStore.open(file())) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> store.append(SampleRun.snapshot(0)))
          .withMessage("step must be greater than 0, the last recorded one, was 0");
      store.append(SampleRun.snapshot(1));
      requireSteps(store.read(), 2);
    }
  }

  @Test
  void aSnapshotMustHoldTheLayersOfTheRunAtItsStep() throws Exception {
    try (RunStore store = RunStore.create(file(), SampleRun.description())) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> store.append(SampleRun.snapshot(SampleRun.LAYERS.subList(0, 2), 0)))
          .withMessageStartingWith("layers must be [");
      Snapshot other = SampleRun.snapshot(7);
      assertThatIllegalArgumentException()
          .isThrownBy(
              () ->
                  store.append(
                      new Snapshot(
                          8, 0, 0, other.batchLoss(), other.probe(), other.test(), other.layers())))
          .withMessage("layer 'fc1.weight': step must be 8 as in its snapshot, was 7");
      assertThat(store.read().snapshots()).isEmpty();
    }
  }

  @Test
  void theNumberOfSingularValuesOfALayerMayNotChange() throws Exception {
    Layer layer = new Layer("w", 4, 3);
    try (RunStore store = RunStore.create(file(), SampleRun.description(List.of(layer)))) {
      store.append(of(layer, 0, 3, 2));
    }
    try (RunStore store = RunStore.open(file())) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> store.append(of(layer, 1, 3, 2, 1)))
          .withMessage("layer 'w': must have 2 singular values as before, was 3");
      store.append(of(layer, 1, 3, 1));
    }
  }

  private static Snapshot of(Layer layer, long step, double... singularValues) {
    return new Snapshot(
        step,
        0,
        0,
        OptionalDouble.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of(LayerSnapshot.of(layer, step, singularValues)));
  }

  @Test
  void theOrderOfRowsInTheFileDoesNotMatter() throws Exception {
    try (RunStore store = RunStore.create(file(), SampleRun.description())) {
      for (int step = 0; step < 4; step++) {
        store.append(SampleRun.snapshot(step));
      }
      store.database.execute("CREATE TEMP TABLE rows AS SELECT * FROM spectra");
      store.database.execute("DELETE FROM spectra");
      store.database.execute(
          "INSERT INTO spectra SELECT * FROM rows ORDER BY layer DESC, step % 3");
      requireSteps(store.read(), 4);
    }
  }

  @Test
  void everyForecastIsKeptNewestLast() throws Exception {
    Forecast full = forecast(0.25);
    Forecast bare =
        new Forecast(
            7, new long[0], Map.of(), List.of(), List.of(), SampleRun.description().provenance());
    try (RunStore store = RunStore.create(file(), SampleRun.description())) {
      store.append(full);
      store.append(bare);
      store.append(full);
    }
    try (RunStore store = RunStore.openReadOnly(file())) {
      assertThat(store.forecasts())
          .usingRecursiveFieldByFieldElementComparator()
          .containsExactly(full, bare, full);
    }
  }

  static Forecast forecast(double value) {
    Layer layer = SampleRun.LAYERS.get(2);
    double[][][] quantiles = {{{value, -0.0, 3}, {Double.MIN_VALUE, 1, 2}}, {}, {{1, 2, 3}}};
    Fan fan =
        new Fan(layer, 100, new long[] {1, 10, 100}, new double[] {0.05, 0.5, 0.95}, quantiles);
    Fan empty =
        new Fan(SampleRun.LAYERS.get(0), 99, new long[0], new double[] {0.5}, new double[0][][]);
    return new Forecast(
        100,
        new long[] {10, 100},
        Map.of("members", "200", "", ""),
        List.of(fan, empty),
        List.of(
            new Score("z", 100, 10, "stacked", 0.1, 0.9, 1e-310),
            new Score("a", 100, 10, "persistence", 0.2, -0.0, 2)),
        SampleRun.description().provenance());
  }

  @Test
  void aForecastMustBeReadableWithoutAmbiguity() throws Exception {
    Layer layer = new Layer("w", 2, 2);
    Fan fan = new Fan(layer, 0, new long[] {1}, new double[] {0.5}, new double[1][0][]);
    Fan repeated = new Fan(layer, 0, new long[] {2, 2}, new double[] {0.5}, new double[2][0][]);
    try (RunStore store = RunStore.create(file(), SampleRun.description())) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> store.append(withFans(fan, fan)))
          .withMessage("layers must have distinct names, was 'w' twice");
      assertThatIllegalArgumentException()
          .isThrownBy(() -> store.append(withFans(repeated)))
          .withMessage("layer 'w': leads must increase, was 2 after 2");
      assertThat(store.forecasts()).isEmpty();
    }
  }

  private static Forecast withFans(Fan... fans) {
    return new Forecast(
        0, new long[0], Map.of(), List.of(fans), List.of(), SampleRun.description().provenance());
  }

  @Test
  void aFailedAppendLeavesNothingBehind() throws Exception {
    Layer layer = new Layer("w", 1, 1);
    Fan broken = new Fan(layer, 0, new long[] {1}, new double[] {0.5}, new double[1][][]);
    try (RunStore store = RunStore.create(file(), SampleRun.description())) {
      assertThatThrownBy(() -> store.append(withFans(broken)))
          .isInstanceOf(NullPointerException.class);
      assertThat(store.forecasts()).isEmpty();
      store.append(SampleRun.snapshot(0));
      requireSteps(store.read(), 1);
    }
  }

  @Test
  void aStoreForReadingTakesNothing() throws Exception {
    RunStore.create(file(), SampleRun.description()).close();
    byte[] before = Files.readAllBytes(file());
    try (RunStore store = RunStore.openReadOnly(file())) {
      assertThatThrownBy(() -> store.append(SampleRun.snapshot(0)))
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("the store was opened for reading alone");
    }
    assertThat(Files.readAllBytes(file())).isEqualTo(before);
  }

  @Test
  void aClosedStoreSaysSo() throws Exception {
    RunStore store = RunStore.create(file(), SampleRun.description());
    store.close();
    store.close();
    assertThatThrownBy(store::read)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("the store is closed");
  }
}
