package io.spectracast.cli;

import io.spectracast.ensemble.RunFolder;
import io.spectracast.recorder.RunPlan;
import io.spectracast.store.RunStore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
    name = "train",
    mixinStandardHelpOptions = true,
    versionProvider = VersionLines.class,
    description = {
      "Trains a network and records the singular values of its weight matrices, their drift and"
          + " their noise. Ctrl-C stops cleanly; --resume goes on, with --runs the same command."
    },
    footer = {
      "",
      "Examples:",
      "  spectracast train --data digits --out runs/digits",
      "  spectracast train --data mnist:DIR --hidden 1024,1024,1024 --epochs 3 --out runs/mnist",
      "  spectracast train --data mnist:DIR --model vit --optimizer adamw --out runs/vit",
      "  spectracast train --resume --out runs/mnist",
      "  spectracast train --from runs/mnist --data mnist:DIR --hidden 1024,1024,1024 --epochs 4"
          + " --batch 128 --out runs/mnist-128",
      "  spectracast train --data mnist:DIR --runs 64 --steps 1000 --record-every 50 --out runs/many"
    })
final class TrainCommand implements Callable<Integer> {

  private static final Set<String> FREE_ON_RESUME =
      Set.of("--resume", "--out", "--data", "--threads", "--quiet");

  @Spec private CommandSpec spec;
  @Mixin private CommonOptions common;
  @Mixin private TrainingOptions options;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description =
          "The run's folder: new, or with --resume the one to go on with. With --runs the folder of"
              + " the runs' folders, seed-S.")
  private Path out;

  @Option(names = "--resume", description = "Go on with a run that was stopped or killed.")
  private boolean resume;

  @Option(
      names = "--from",
      paramLabel = "RUN",
      description =
          "Go on from the state that another run saved last, with the settings given here and the"
              + " same network and optimizer; --steps counts from that run's beginning.")
  private Optional<Path> from;

  @Option(
      names = "--runs",
      paramLabel = "N",
      description =
          "Train N seeds, --seed and the numbers after it, side by side; the same command goes on"
              + " where it was stopped.")
  private Optional<Integer> runs;

  @Override
  public Integer call() throws IOException {
    Console console = common.console(spec);
    if (runs.isPresent()) {
      return ensemble(console);
    }
    if (resume) {
      RunFolder folder = RunFolder.existing(out);
      return new TrainingRun(recorded(folder), folder, console).resume();
    }
    TrainingRun run = new TrainingRun(options.plan(common), new RunFolder(out), console);
    return from.isPresent() ? run.goOnFrom(RunFolder.existing(from.get())) : run.begin();
  }

  private int ensemble(Console console) throws IOException {
    if (from.isPresent()) {
      throw new InputException("--from cannot be given with --runs");
    }
    if (resume) {
      throw new InputException(
          "--resume cannot be given with --runs: the same command without it goes on");
    }
    return new EnsembleRun(options.plan(common), runs.get(), out, console).train();
  }

  /** The settings the run began with; only where its data lies may have changed. */
  private RunPlan recorded(RunFolder folder) throws IOException {
    for (OptionSpec option : spec.commandLine().getParseResult().matchedOptions()) {
      if (!FREE_ON_RESUME.contains(option.longestName())) {
        throw new InputException(
            option.longestName() + " cannot be given with --resume: a run keeps its settings");
      }
    }
    try (RunStore store = RunStore.openReadOnly(folder.database())) {
      Map<String, String> settings = new TreeMap<>(store.description().configuration());
      options.data().ifPresent(source -> settings.put("data", source));
      return RunPlan.of(settings, common.threads());
    }
  }
}
