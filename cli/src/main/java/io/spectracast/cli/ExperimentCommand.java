package io.spectracast.cli;

import io.spectracast.exhibit.Claim;
import io.spectracast.exhibit.Exhibit;
import io.spectracast.experiment.Bench;
import io.spectracast.experiment.Budget;
import io.spectracast.experiment.Datasets;
import io.spectracast.experiment.Experiment;
import io.spectracast.experiment.Experiments;
import io.spectracast.experiment.StopRequest;
import io.spectracast.report.ExhibitFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "experiment",
    mixinStandardHelpOptions = true,
    versionProvider = VersionLines.class,
    description = {
      "Puts a claim of the theory to the test on networks trained for it, and writes the verdicts"
          + " with their numbers as Markdown, HTML, CSV and PNG. Without a name, lists the"
          + " experiments. Ctrl-C stops cleanly; the same command goes on."
    },
    footer = {
      "",
      "Examples:",
      "  spectracast experiment",
      "  spectracast experiment tracking",
      "  spectracast experiment tracking --full --datasets data --out docs/experiments"
    })
final class ExperimentCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private CommonOptions common;

  @Parameters(arity = "0..1", paramLabel = "NAME", description = "Which experiment.")
  private Optional<String> name;

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
          "Where runs and parts are kept, to go on from (default:"
              + " runs/experiments/NAME-BUDGET-SEED).")
  private Optional<Path> work;

  /** One of two. */
  private static final class Budgets {

    @Option(names = "--quick", description = "At most 5 minutes on two cores (the default).")
    private boolean quick;

    @Option(names = "--full", description = "At most 45 minutes on two cores.")
    private boolean full;
  }

  @Override
  public Integer call() throws IOException {
    Console console = common.console(spec);
    if (name.isEmpty()) {
      for (Experiment experiment : Experiments.ALL) {
        console.print("%-20s %s".formatted(experiment.name(), experiment.summary()));
      }
      return ExitCodes.DONE;
    }
    Experiment experiment = Experiments.named(name.get());
    Budget budget = budgets != null && budgets.full ? Budget.FULL : Budget.QUICK;
    Path folder = work.orElseGet(() -> workFolder(experiment, budget));
    try (StopSignal stop = StopSignal.listening()) {
      return shown(experiment, budget, folder, stop, console);
    }
  }

  /**
   * Runs the experiment and tells its result, or where it was left, before the signal is let go.
   */
  private int shown(
      Experiment experiment, Budget budget, Path folder, StopSignal stop, Console console)
      throws IOException {
    try (ExperimentProgress progress = new ExperimentProgress(console)) {
      Bench bench =
          new Bench(
              folder,
              new Datasets(datasets),
              common.seed(),
              common.threads(),
              progress,
              stop::requested);
      Exhibit exhibit = experiment.run(budget, bench);
      progress.end();
      tell(exhibit, console);
      for (Path file : ExhibitFiles.write(out.orElse(folder), exhibit)) {
        console.print("wrote " + file);
      }
      return ExitCodes.DONE;
    } catch (StopRequest e) {
      console.print("stopped; the same command goes on from %s".formatted(folder));
      return ExitCodes.STOPPED;
    }
  }

  private Path workFolder(Experiment experiment, Budget budget) {
    return Path.of(
        "runs",
        "experiments",
        "%s-%s-%d".formatted(experiment.name(), budget.word(), common.seed()));
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
