package io.spectracast.cli;

import io.spectracast.data.Dataset;
import io.spectracast.ensemble.FolderTraining;
import io.spectracast.ensemble.RunFolder;
import io.spectracast.lab.Outcome;
import io.spectracast.lab.Task;
import io.spectracast.recorder.RunPlan;
import io.spectracast.run.Snapshot;
import io.spectracast.store.RunStore;
import java.io.IOException;
import java.util.Locale;
import java.util.stream.Stream;

/** Trains into a run folder, from the beginning or from where it was left. */
final class TrainingRun {

  private final RunPlan plan;
  private final RunFolder folder;
  private final Console console;

  TrainingRun(RunPlan plan, RunFolder folder, Console console) {
    this.plan = plan;
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

  /** Trains a new run from the last state of another, and says how it ended. */
  int goOnFrom(RunFolder other) throws IOException {
    folder.requireEmpty();
    try (StopSignal stop = StopSignal.listening();
        Task task = new Task(plan.training(), load());
        TrainingProgress progress = TrainingProgress.on(console, task.totalSteps())) {
      return tell(
          new FolderTraining(plan, folder).goOnFrom(other, task, progress, stop::requested));
    }
  }

  /** Goes on with a run that was stopped or killed, and says how it ended. */
  int resume() throws IOException {
    try (StopSignal stop = StopSignal.listening()) {
      return tell(resume(stop));
    }
  }

  private Outcome begin(StopSignal stop) throws IOException {
    folder.requireEmpty();
    try (Task task = new Task(plan.training(), load());
        TrainingProgress progress = TrainingProgress.on(console, task.totalSteps())) {
      return new FolderTraining(plan, folder).begin(task, progress, stop::requested);
    }
  }

  private Outcome resume(StopSignal stop) throws IOException {
    try (Task task = new Task(plan.training(), load());
        TrainingProgress progress = TrainingProgress.on(console, task.totalSteps())) {
      return new FolderTraining(plan, folder).resume(task, progress, stop::requested);
    }
  }

  private Dataset load() throws IOException {
    console.remark("loading " + plan.data().text());
    return plan.data().load(plan.training().threads());
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
}
