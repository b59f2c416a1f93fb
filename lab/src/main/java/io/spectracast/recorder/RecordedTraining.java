package io.spectracast.recorder;

import io.spectracast.checkpoint.SafetensorsWriter;
import io.spectracast.data.Dataset;
import io.spectracast.lab.Outcome;
import io.spectracast.lab.Progress;
import io.spectracast.lab.Task;
import io.spectracast.lab.Training;
import io.spectracast.lab.TrainingConfig;
import io.spectracast.lab.TrainingObserver;
import io.spectracast.lab.TrainingState;
import io.spectracast.linalg.Blas;
import io.spectracast.provenance.Provenance;
import io.spectracast.run.RunDescription;
import io.spectracast.run.Snapshot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;

/**
 * A training that is measured while it goes on and can be resumed after any interruption, with the
 * same snapshots and weights, bit for bit, as if it had never been interrupted (wall-clock seconds
 * aside).
 *
 * <p>In the run's directory it keeps {@value #STATE} and, when asked for, {@code
 * checkpoints/step-00000400.safetensors}.
 */
public final class RecordedTraining implements AutoCloseable {

  /** The name of the state file. */
  public static final String STATE = "state.safetensors";

  private static final String CHECKPOINTS = "checkpoints";

  private final RunPlan plan;
  private final Path directory;
  private final String digest;
  private final Task task;
  private final boolean ownTask;
  private final RecordingSchedule schedule;
  private final Training training;
  private final Measurement measurement;
  private final StateFile stateFile;

  /**
   * Prepares a run at step 0.
   *
   * @param plan what to train and record
   * @param data loaded from the plan's source
   * @param directory of the run; created, if it does not exist, when it is run
   * @param spikeCount which singular values count as spikes where noise is split
   */
  public RecordedTraining(RunPlan plan, Dataset data, Path directory, SpikeCount spikeCount)
      throws IOException {
    this(plan, new Task(plan.training(), data), true, directory, spikeCount);
  }

  /**
   * Prepares a run at step 0 on a task that it shares with others.
   *
   * @param task of the plan's configuration, but for the seed; not closed with this
   */
  public RecordedTraining(RunPlan plan, Task task, Path directory, SpikeCount spikeCount)
      throws IOException {
    this(plan, task, false, directory, spikeCount);
  }

  private RecordedTraining(
      RunPlan plan, Task task, boolean ownTask, Path directory, SpikeCount spikeCount)
      throws IOException {
    this.plan = plan;
    this.directory = directory;
    this.digest = task.digest();
    TrainingConfig config = plan.training();
    this.task = task;
    this.ownTask = ownTask;
    this.training = new Training(config, task);
    this.schedule =
        new RecordingSchedule(plan.recording(), task.stepsPerEpoch(), training.totalSteps());
    this.measurement = new Measurement(config, task, schedule, spikeCount);
    this.stateFile = new StateFile(directory.resolve(STATE), settings(plan, digest));
  }

  private static Map<String, String> settings(RunPlan plan, String digest) {
    Map<String, String> settings = new TreeMap<>(plan.asMap());
    settings.remove("data"); // the digest tells whether it is the same, wherever it lies
    settings.put("data-sha256", digest);
    return settings;
  }

  /** What the run is, known before its first update. */
  public RunDescription description() {
    return new RunDescription(
        plan.asMap(),
        measurement.layers(),
        training.totalSteps(),
        Provenance.ofThisProcess(plan.training().seed(), Blas.description(), digest));
  }

  /**
   * Goes back to the state that was saved last in the run's directory. Snapshots after that step
   * are then taken again, equal to those taken before; who holds them already drops them.
   *
   * @return the step to go on from; 0 if no state was saved yet
   * @throws IOException if the state cannot be read or belongs to other settings or data
   */
  public long resume() throws IOException {
    if (!stateFile.exists()) {
      return 0;
    }
    TrainingState state = stateFile.load(training.state(), measurement.meters());
    training.resume(state);
    return state.step();
  }

  /**
   * Goes on from the state that another run saved last, with this run's settings and data.
   *
   * @param other the other run's directory
   * @return the step to go on from
   * @throws IOException if there is no state, or it is of another network or optimizer
   * @throws IllegalArgumentException if it leaves no update to this run, or has other shapes
   */
  public long goOnFrom(Path other) throws IOException {
    TrainingState state = StateFile.loadOther(other.resolve(STATE), training.state());
    if (state.step() >= training.totalSteps()) {
      throw new IllegalArgumentException(
          "[%s] steps must be more than the %d that are behind it, was %d"
              .formatted(other.resolve(STATE), state.step(), training.totalSteps()));
    }
    try {
      training.resume(state);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "[%s] %s".formatted(other.resolve(STATE), e.getMessage()), e);
    }
    return state.step();
  }

  /**
   * Trains and records to the end, or until {@code stop} is true or the loss is no longer finite.
   * When this returns, all snapshots have been handed to the sink, and unless the run diverged its
   * last state is saved.
   *
   * @throws IOException if the sink or a file fails; what the sink accepted before is kept
   */
  public Outcome run(SnapshotSink sink, Progress progress, BooleanSupplier stop)
      throws IOException {
    Files.createDirectories(directory);
    TaskQueue tasks =
        plan.training().threads() == 1
            ? TaskQueue.onTheCallersThread()
            : TaskQueue.onItsOwnThread("spectracast-recorder");
    Outcome outcome;
    try {
      outcome = training.run(observer(tasks, sink), progress, stop);
    } finally {
      tasks.finish();
    }
    if (!(outcome instanceof Outcome.Diverged)) {
      stateFile.save(outcome.state(), measurement.meters());
    }
    return outcome;
  }

  private TrainingObserver observer(TaskQueue tasks, SnapshotSink sink) {
    return new TrainingObserver() {
      @Override
      public boolean wants(long step) {
        return schedule.records(step);
      }

      @Override
      public void observe(TrainingState state) throws IOException {
        tasks.submit(() -> record(state, sink));
      }
    };
  }

  private void record(TrainingState state, SnapshotSink sink) throws IOException {
    Snapshot snapshot = measurement.measure(state);
    sink.accept(snapshot);
    if (schedule.keepsWeights(state.step())) {
      keepWeights(state);
    }
    if (schedule.saves(state.step())) {
      stateFile.save(state.reported(), measurement.meters());
    }
  }

  private void keepWeights(TrainingState state) throws IOException {
    Path checkpoints = Files.createDirectories(directory.resolve(CHECKPOINTS));
    SafetensorsWriter writer =
        new SafetensorsWriter()
            .metadata("format", "pt")
            .metadata("step", Long.toString(state.step()));
    state.parameters().forEach(p -> writer.floats(p.name(), p.values(), p.shape()));
    writer.write(checkpoints.resolve("step-%08d.safetensors".formatted(state.step())));
  }

  /** Frees the native memory. */
  @Override
  public void close() {
    measurement.close();
    training.close();
    if (ownTask) {
      task.close();
    }
  }
}
