package io.spectracast.cli;

import io.spectracast.experiment.Experiment;
import io.spectracast.experiment.Experiments;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
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
  @Mixin private BenchOptions options;

  @Parameters(arity = "0..1", paramLabel = "NAME", description = "Which experiment.")
  private Optional<String> name;

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
    return options.answer(
        "experiments",
        experiment.name(),
        (budget, bench) -> new BenchOptions.Answer(experiment.run(budget, bench), List.of()),
        common,
        console);
  }
}
