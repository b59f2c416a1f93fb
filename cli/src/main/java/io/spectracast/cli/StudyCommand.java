package io.spectracast.cli;

import io.spectracast.experiment.Bench;
import io.spectracast.experiment.Budget;
import io.spectracast.study.Studies;
import io.spectracast.study.Study;
import io.spectracast.study.StudyResult;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "study",
    mixinStandardHelpOptions = true,
    versionProvider = VersionLines.class,
    description = {
      "Asks a question of a grid of configurations and seeds, and writes the answer as Markdown,"
          + " HTML, CSV and PNG, with all numbers as Parquet. Without a name, lists the studies."
          + " Whatever is computed is kept at once: after Ctrl-C, a crash or a kill the same command"
          + " goes on, and computes nothing twice."
    },
    footer = {
      "",
      "Examples:",
      "  spectracast study",
      "  spectracast study generalization",
      "  spectracast study generalization --full --datasets data --out docs/study"
    })
final class StudyCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private CommonOptions common;
  @Mixin private BenchOptions options;

  @Parameters(arity = "0..1", paramLabel = "NAME", description = "Which study.")
  private Optional<String> name;

  @Option(
      names = "--retry",
      description = "Computes again what failed before; else it stays listed as failed.")
  private boolean retry;

  @Override
  public Integer call() throws IOException {
    Console console = common.console(spec);
    if (name.isEmpty()) {
      for (Study study : Studies.ALL) {
        console.print("%-20s %s".formatted(study.name(), study.summary()));
      }
      return ExitCodes.DONE;
    }
    Study study = Studies.named(name.get());
    return options.answer(
        "studies", study.name(), (budget, bench) -> run(study, budget, bench), common, console);
  }

  private BenchOptions.Answer run(Study study, Budget budget, Bench bench) throws IOException {
    if (retry) {
      bench.forgetFailed();
    }
    StudyResult result = study.run(budget, bench);
    return new BenchOptions.Answer(result.exhibit(), result.data());
  }
}
