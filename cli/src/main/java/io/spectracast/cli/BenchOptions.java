package io.spectracast.cli;

import io.spectracast.exhibit.Claim;
import io.spectracast.exhibit.Exhibit;
import io.spectracast.experiment.Bench;
import io.spectracast.experiment.Budget;
import io.spectracast.experiment.Datasets;
import io.spectracast.grid.GridTable;
import io.spectracast.grid.StopRequest;
import io.spectracast.report.ExhibitFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** What every command has that answers a question at a bench, and how it does. */
final class BenchOptions {

  @ArgGroup private Budgets budgets;

  @Option(
      names = "--datasets",
      paramLabel = "DIR",
      defaultValue = "data",
      description = {
        "Holds mnist, cifar10, tiny-shakespeare, … as 'data fetch' lays them out (default:"
            + " ${DEFAULT-VALUE}). What is not there is left out; digits are drawn."
      })
  private Path datasets;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Where the results go (default: the working folder).")
  private Optional<Path> out;

  @Option(
      names = "--work",
      paramLabel = "DIR",
      description =
          "Where runs and parts are kept, to go on from (default: by the names of the question and"
              + " the budget and by the seed in 'runs').")
  private Optional<Path> work;

  /** One of two. */
  private static final class Budgets {

    @Option(names = "--quick", description = "Some minutes on two cores (the default).")
    private boolean quick;

    @Option(names = "--full", description = "At most 45 minutes on two cores.")
    private boolean full;
  }

  /** A question. */
  @FunctionalInterface
  interface Question {

    Answer at(Budget budget, Bench bench) throws IOException;
  }

  /**
   * What was found.
   *
   * @param exhibit what is shown
   * @param data the numbers behind it
   */
  record Answer(Exhibit exhibit, List<GridTable> data) {

    List<Path> write(Path folder) throws IOException {
      List<Path> written = new ArrayList<>(ExhibitFiles.write(folder, exhibit));
      for (GridTable table : data) {
        written.addAll(table.write(folder));
      }
      return written;
    }
  }

  /**
   * Answers a question and tells the result, or where it was left.
   *
   * @param kind in the plural, the folder of its kind in {@code runs}
   */
  int answer(String kind, String name, Question question, CommonOptions common, Console console)
      throws IOException {
    Budget budget = budgets != null && budgets.full ? Budget.FULL : Budget.QUICK;
    String own = "%s-%s-%d".formatted(name, budget.word(), common.seed());
    Path folder = work.orElseGet(() -> Path.of("runs", kind, own));
    try (StopSignal stop = StopSignal.listening()) {
      return told(question, budget, folder, stop, common, console);
    }
  }

  /** All is told before the signal is let go. */
  private int told(
      Question question,
      Budget budget,
      Path folder,
      StopSignal stop,
      CommonOptions common,
      Console console)
      throws IOException {
    Datasets found = new Datasets(datasets);
    try (ExperimentProgress progress = new ExperimentProgress(console)) {
      Bench bench =
          new Bench(folder, found, common.seed(), common.threads(), progress, stop::requested);
      Answer answer = question.at(budget, bench);
      progress.end();
      tell(answer.exhibit(), console);
      for (Path file : answer.write(out.orElse(folder))) {
        console.print("wrote " + file);
      }
      return ExitCodes.DONE;
    } catch (StopRequest e) {
      console.print("stopped; the same command goes on from %s".formatted(folder));
      return ExitCodes.STOPPED;
    }
  }

  private static void tell(Exhibit exhibit, Console console) {
    console.print(exhibit.title());
    for (Claim claim : exhibit.claims()) {
      console.print("");
      console.print(claim.verdict().word() + ": " + claim.statement());
      console.print("  " + claim.evidence());
    }
    console.print("");
    console.print(String.format(Locale.ROOT, "took %.0f s", exhibit.seconds()));
  }
}
