package io.spectracast.cli;

import io.spectracast.data.Dataset;
import io.spectracast.lab.Outcome;
import io.spectracast.recorder.Experiment;
import io.spectracast.recorder.RecordedTraining;
import io.spectracast.recorder.SnapshotSink;
import io.spectracast.run.Snapshot;
import io.spectracast.spectrum.BulkEstimator;
import io.spectracast.store.RunStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;

/** Trains into a run folder, from the beginning or from where it was left. */
final class TrainingRun {

  private static final double SPIKE_LEVEL = 0.01;

  private final Experiment experiment;
  private final RunFolder folder;
  private final Console console;

  TrainingRun(Experiment experiment, RunFolder folder, Console console) {
    this.experiment = experiment;
    this.folder = folder;
    this.console = console;
  }

  /**
   * Trains a new run and says how it ended.
   *
   * @return the exit code that belongs to it
   * @throws InputException if the folder holds anything already
   */
  int begin() throws IOException {
    try (StopSignal stop = StopSignal.listening()) {
      return tell(begin(stop));
    }
  }

  /** Goes on with a run that was stopped or killed, and says how it ended. */
  int resume() throws IOException {
    try (StopSignal stop = StopSignal.listening()) {
      return tell(resume(stop));
    }
  }

  private Outcome begin(StopSignal stop) throws IOException {
    requireEmpty(folder.path());
    Dataset data = load();
    try (RecordedTraining training = training(data);
        RunStore store = RunStore.create(folder.database(), training.description())) {
      return train(training, store, stop);
    }
  }

  private Outcome resume(StopSignal stop) throws IOException {
    Dataset data = load();
    try (RunStore store = RunStore.open(folder.database());
        RecordedTraining training = training(data)) {
      requireSameData(store, data);
      long step = training.resume();
      console.remark("resuming from step " + step);
      return train(training, store, stop);
    }
  }

  private static void requireSameData(RunStore store, Dataset data) {
    String recorded = store.description().provenance().inputDigest();
    if (!recorded.equals(data.digest())) {
      throw new InputException(
          "the data must be what the run began with (data-sha256 %s), was other data (%s)"
              .formatted(recorded, data.digest()));
    }
  }

  private Dataset load() throws IOException {
    console.remark("loading " + experiment.data().text());
    return experiment.data().load(experiment.training().threads());
  }

  private RecordedTraining training(Dataset data) throws IOException {
    return new RecordedTraining(experiment, data, folder.path(), TrainingRun::spikes);
  }

  private static int spikes(int rows, int columns, double[] singularValues) {
    return new BulkEstimator(SPIKE_LEVEL)
        .fit(singularValues, rows)
        .map(fit -> fit.spikes().size())
        .orElse(0);
  }

  private Outcome train(RecordedTraining training, RunStore store, StopSignal stop)
      throws IOException {
    long total = training.description().plannedSteps();
    try (TrainingProgress progress = TrainingProgress.on(console, total)) {
      SnapshotSink sink =
          snapshot -> {
            keep(store, snapshot);
            progress.recorded(snapshot);
          };
      return training.run(sink, progress, stop::requested);
    }
  }

  /** A resumed run takes some snapshots again, equal to those that are stored already. */
  private static void keep(RunStore store, Snapshot snapshot) throws IOException {
    if (store.lastStep().isEmpty() || snapshot.step() > store.lastStep().getAsLong()) {
      store.append(snapshot);
    }
  }

  private int tell(Outcome outcome) throws IOException {
    try (RunStore store = RunStore.openReadOnly(folder.database())) {
      summary(store).forEach(console::print);
    }
    if (outcome instanceof Outcome.Diverged diverged) {
      console.warning(diverged.message());
      return ExitCodes.DIVERGED;
    }
    if (outcome instanceof Outcome.Stopped) {
      console.print("stopped; go on with: spectracast train --resume --out " + folder.path());
      return ExitCodes.STOPPED;
    }
    return ExitCodes.DONE;
  }

  private Stream<String> summary(RunStore store) throws IOException {
    var snapshots = store.read().snapshots();
    if (snapshots.isEmpty()) {
      return Stream.empty();
    }
    Snapshot last = snapshots.get(snapshots.size() - 1);
    String tested = last.test().map(t -> ", " + TrainingProgress.told(t)).orElse("");
    return Stream.of(
        String.format(
            Locale.ROOT,
            "%d of %d updates in %.1f s%s",
            last.step(),
            store.description().plannedSteps(),
            last.seconds(),
            tested),
        "%d snapshots in %s".formatted(snapshots.size(), folder.database()));
  }

  private static void requireEmpty(Path folder) throws IOException {
    if (Files.exists(folder) && !Files.isDirectory(folder)) {
      throw new InputException("[%s] must be a folder, is a file".formatted(folder));
    }
    if (Files.isDirectory(folder)) {
      try (Stream<Path> content = Files.list(folder)) {
        if (content.findAny().isPresent()) {
          throw new InputException(
              "[%s] is not empty; go on with its run by --resume, or choose another --out"
                  .formatted(folder));
        }
      }
    }
  }
}
