package io.spectracast.cli;

import io.spectracast.data.Dataset;
import io.spectracast.ensemble.Ensemble;
import io.spectracast.ensemble.Ensemble.Ending;
import io.spectracast.ensemble.Ensemble.Member;
import io.spectracast.ensemble.EnsembleWatcher;
import io.spectracast.ensemble.RunFolder;
import io.spectracast.recorder.RunPlan;
import io.spectracast.run.RecordedRun;
import io.spectracast.store.PooledSpectra;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Trains many seeds of one plan into a folder, or what is missing of them. */
final class EnsembleRun {

  private static final double NANOS = 1e9;

  private final RunPlan plan;
  private final int runs;
  private final Path folder;
  private final Console console;

  EnsembleRun(RunPlan plan, int runs, Path folder, Console console) {
    if (runs < 1) {
      throw new InputException("--runs must be at least 1, was " + runs);
    }
    this.plan = plan;
    this.runs = runs;
    this.folder = folder;
    this.console = console;
  }

  /**
   * Trains and says how it ended.
   *
   * @return the exit code that belongs to it
   */
  int train() throws IOException {
    requireFolderOfRuns();
    long begun = System.nanoTime();
    try (StopSignal stop = StopSignal.listening()) {
      return tell(members(stop), begun);
    }
  }

  private int tell(List<Member> members, long begun) throws IOException {
    members.forEach(
        member ->
            member
                .trouble()
                .ifPresent(trouble -> console.warning("seed " + member.seed() + ": " + trouble)));
    long finished = count(members, Ending.FINISHED);
    String told = "%d of %d runs are finished".formatted(finished, runs);
    if (count(members, Ending.STOPPED) > 0) {
      console.print("stopped: " + told + "; the same command goes on");
      return ExitCodes.STOPPED;
    }
    Path spectra = gather(members);
    console.print(
        String.format(Locale.ROOT, "%s, in %.1f s", told, (System.nanoTime() - begun) / NANOS));
    console.print("all singular values in " + spectra);
    return finished < runs ? ExitCodes.DIVERGED : ExitCodes.DONE;
  }

  private void requireFolderOfRuns() {
    if (Files.exists(folder) && !Files.isDirectory(folder)) {
      throw new InputException("[%s] must be a folder, is a file".formatted(folder));
    }
    if (new RunFolder(folder).isBegun()) {
      throw new InputException(
          "[%s] is a single run; choose another --out for --runs".formatted(folder));
    }
  }

  private List<Member> members(StopSignal stop) throws IOException {
    console.remark("loading " + plan.data().text());
    Dataset data = plan.data().load(plan.training().threads());
    try (ExperimentProgress progress = new ExperimentProgress(console)) {
      return new Ensemble(plan, runs, folder)
          .train(data, plan.training().threads(), updates(progress), stop::requested);
    }
  }

  private EnsembleWatcher updates(ExperimentProgress progress) {
    return new EnsembleWatcher() {
      @Override
      public void begin(int finished, long updates) {
        if (finished > 0) {
          console.remark("%d of %d runs are finished already".formatted(finished, runs));
        }
        if (finished < runs) {
          progress.begin("train", updates);
        }
      }

      @Override
      public void advanced(long updates) {
        progress.advance(updates);
      }
    };
  }

  private static long count(List<Member> members, Ending ending) {
    return members.stream().filter(member -> member.ending() == ending).count();
  }

  /** Prints what the members have in common and pools the spectra of all. */
  private Path gather(List<Member> members) throws IOException {
    EnsembleTable table = new EnsembleTable();
    Path file = folder.resolve("spectra.parquet");
    try (PooledSpectra pool = PooledSpectra.into(file)) {
      for (Member member : members) {
        RecordedRun run = member.read();
        pool.add(member.seed(), run);
        if (member.ending() == Ending.FINISHED) {
          table.add(run.snapshots().get(run.snapshots().size() - 1));
        }
      }
      console.print(table.lines().stream().collect(Collectors.joining(System.lineSeparator())));
      return pool.write();
    }
  }
}
