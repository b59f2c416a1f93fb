package io.spectracast.recorder;

import static org.assertj.core.api.Assertions.assertThat;

import io.spectracast.data.DataSource;
import io.spectracast.lab.RunLength;
import io.spectracast.lab.SmallData;
import io.spectracast.lab.TrainingConfig;
import io.spectracast.model.Activation;
import io.spectracast.model.MlpSpec;
import io.spectracast.optim.Fall;
import io.spectracast.optim.LearningRateSchedule;
import io.spectracast.optim.Method;
import io.spectracast.optim.Optimization;
import io.spectracast.run.LayerSnapshot;
import io.spectracast.run.Snapshot;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * With the whole training set in every batch there is no noise, and to first order the singular
 * values must move by the recorded drift, whatever the optimizer, schedule and clipping. Momentum
 * lags some updates behind a gradient that changes, by an error of the order of the learning rate;
 * where an activation has a kink the gradient jumps, and the error falls with its root alone.
 */
class DriftTest {

  private static final int ALL = 96;
  private static final int STEPS = 40;

  @TempDir private Path directory;

  static Stream<Arguments> optimizations() {
    LearningRateSchedule falling = new LearningRateSchedule(new Fall.Linear(0.5), 10);
    return Stream.of(
        Arguments.of(Optimization.sgd(1e-3, 0, 0), 0.02),
        Arguments.of(Optimization.sgd(1e-3, 0, 0).withSchedule(falling), 0.02),
        Arguments.of(Optimization.sgd(2e-4, 0.8, 0), 0.1),
        Arguments.of(Optimization.sgd(2e-5, 0.8, 0), 0.02),
        Arguments.of(new Optimization(new Method.Sgd(0.8, true), 2e-5, 0), 0.02),
        Arguments.of(Optimization.sgd(1e-2, 0, 0).withClip(0.2), 0.05),
        Arguments.of(new Optimization(new Method.AdamW(0.5, 0.5, 1e-8), 1e-6, 0), 0.1),
        Arguments.of(new Optimization(new Method.Muon(0.5), 1e-6, 0), 0.1));
  }

  @ParameterizedTest
  @MethodSource("optimizations")
  void withoutNoiseSingularValuesMoveByTheirDrift(Optimization optimization, double tolerance)
      throws IOException {
    List<Snapshot> snapshots = record(optimization);
    int layers = snapshots.get(0).layers().size();
    for (int layer = 0; layer < layers; layer++) {
      double missed = 0;
      double moved = 0;
      for (int step = STEPS / 2; step < STEPS; step++) {
        LayerSnapshot now = snapshots.get(step).layers().get(layer);
        LayerSnapshot next = snapshots.get(step + 1).layers().get(layer);
        double[] drift = now.driftProjections().orElseThrow();
        for (int k = 0; k < drift.length; k++) {
          double change = next.singularValues()[k] - now.singularValues()[k];
          missed += (change - drift[k]) * (change - drift[k]);
          moved += change * change;
        }
      }
      assertThat(Math.sqrt(missed / moved))
          .as("layer %d, relative error of the movement", layer)
          .isLessThan(tolerance);
    }
  }

  private List<Snapshot> record(Optimization optimization) throws IOException {
    TrainingConfig config =
        TrainingConfig.DEFAULT
            .withModel(new MlpSpec(List.of(12, 8), Activation.TANH))
            .withOptimization(optimization)
            .withBatchSize(ALL)
            .withLength(RunLength.steps(STEPS))
            .withThreads(1);
    RunPlan plan = new RunPlan(new DataSource.Drawn(5), config, new Recording(1, 1, ALL, 1000, 0));
    List<Snapshot> snapshots = new ArrayList<>();
    try (RecordedTraining training =
        new RecordedTraining(plan, SmallData.DIGITS, directory, SpikeCount::aboveTheEdge)) {
      training.run(snapshots::add, (s, t, l, r) -> {}, () -> false);
    }
    return snapshots;
  }
}
