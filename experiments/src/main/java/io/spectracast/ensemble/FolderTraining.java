package io.spectracast.ensemble;

import io.spectracast.lab.Outcome;
import io.spectracast.lab.Task;
import io.spectracast.recorder.RecordedTraining;
import io.spectracast.recorder.RunPlan;
import io.spectracast.run.Snapshot;
import io.spectracast.spectrum.BulkEstimator;
import io.spectracast.store.RunStore;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;

/**
 * A training recorded into a run folder, from the beginning or from where it was left. However
 * often it is interrupted, the snapshots are those of a run that never was.
 */
public final class FolderTraining {

  private static final double SPIKE_LEVEL = 0.01;

  private final RunPlan plan;
  private final RunFolder folder;

  /** A training that is not begun by this. */
  public FolderTraining(RunPlan plan, RunFolder folder) {
    this.plan = plan;
    this.folder = folder;
  }

  /** Where it is recorded. */
  public RunFolder folder() {
    return folder;
  }

  /**
   * Trains a new run.
   *
   * @param task of the plan's configuration, but for the seed
   * @param stop polled before every update
   * @throws IllegalArgumentException if the folder holds anything already
   */
  public Outcome begin(Task task, TrainingWatcher watcher, BooleanSupplier stop)
      throws IOException {
    folder.requireEmpty();
    return start(task, watcher, stop);
  }

  /**
   * Trains a new run from the state that another saved last, with this run's settings.
   *
   * @param other a run of the same network and optimizer
   * @throws IllegalArgumentException if the folder holds anything already, or the other run's state
   *     does not fit
   */
  public Outcome goOnFrom(RunFolder other, Task task, TrainingWatcher watcher, BooleanSupplier stop)
      throws IOException {
    folder.requireEmpty();
    try (RecordedTraining training = training(task)) {
      watcher.resumed(training.goOnFrom(other.path()));
      try (RunStore store = create(training)) {
        return train(training, store, watcher, stop);
      }
    }
  }

  private Outcome start(Task task, TrainingWatcher watcher, BooleanSupplier stop)
      throws IOException {
    try (RecordedTraining training = training(task);
        RunStore store = create(training)) {
      return train(training, store, watcher, stop);
    }
  }

  private RunStore create(RecordedTraining training) throws IOException {
    Files.createDirectories(folder.path());
    return RunStore.create(folder.database(), training.description());
  }

  /**
   * Goes on with a run that was stopped or killed.
   *
   * @throws IllegalArgumentException if the folder's run has other settings or other data
   */
  public Outcome resume(Task task, TrainingWatcher watcher, BooleanSupplier stop)
      throws IOException {
    try (RunStore store = RunStore.open(folder.database());
        RecordedTraining training = training(task)) {
      requireSame(store, task);
      watcher.resumed(training.resume());
      return train(training, store, watcher, stop);
    }
  }

  /**
   * Trains a new run or goes on with one that was begun, whatever a crash left in the folder.
   *
   * @throws IllegalArgumentException if the folder's run has other settings or other data
   */
  Outcome carryOn(Task task, TrainingWatcher watcher, BooleanSupplier stop) throws IOException {
    return folder.isBegun() ? resume(task, watcher, stop) : start(task, watcher, stop);
  }

  /**
   * Whether all updates are recorded.
   *
   * @throws IllegalArgumentException if the folder's run has other settings or other data
   */
  boolean isFinished(Task task) throws IOException {
    if (!folder.isBegun()) {
      return false;
    }
    try (RunStore store = RunStore.openReadOnly(folder.database())) {
      requireSame(store, task);
      return store.lastStep().orElse(-1) == store.description().plannedSteps();
    }
  }

  private void requireSame(RunStore store, Task task) {
    String recorded = store.description().provenance().inputDigest();
    if (!recorded.equals(task.digest())) {
      throw new IllegalArgumentException(
          "[%s] the data must be what the run began with (data-sha256 %s), was other data (%s)"
              .formatted(folder.path(), recorded, task.digest()));
    }
    Map<String, String> begun = new TreeMap<>(store.description().configuration());
    plan.asMap()
        .forEach(
            (name, value) -> {
              // the digest tells whether the data are the same, wherever they lie
              if (!name.equals("data") && !value.equals(begun.get(name))) {
                throw new IllegalArgumentException(
                    "[%s] %s must be what the run began with, %s, was %s"
                        .formatted(folder.path(), name, begun.get(name), value));
              }
            });
  }

  private RecordedTraining training(Task task) throws IOException {
    return new RecordedTraining(plan, task, folder.path(), FolderTraining::spikes);
  }

  private static int spikes(int rows, int columns, double[] singularValues) {
    return new BulkEstimator(SPIKE_LEVEL)
        .fit(singularValues, rows)
        .map(fit -> fit.spikes().size())
        .orElse(0);
  }

  private static Outcome train(
      RecordedTraining training, RunStore store, TrainingWatcher watcher, BooleanSupplier stop)
      throws IOException {
    return training.run(
        snapshot -> {
          keep(store, snapshot);
          watcher.recorded(snapshot);
        },
        watcher,
        stop);
  }

  /** A resumed run takes some snapshots again, equal to those that are stored already. */
  private static void keep(RunStore store, Snapshot snapshot) throws IOException {
    if (store.lastStep().isEmpty() || snapshot.step() > store.lastStep().getAsLong()) {
      store.append(snapshot);
    }
  }
}
