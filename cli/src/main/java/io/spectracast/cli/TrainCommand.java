package io.spectracast.cli;

import io.spectracast.data.DataSource;
import io.spectracast.lab.TrainingConfig;
import io.spectracast.recorder.Experiment;
import io.spectracast.recorder.Recording;
import io.spectracast.store.RunStore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
      "Trains a ReLU perceptron by SGD with momentum and records the singular values of its weight"
          + " matrices, their drift and their noise. Ctrl-C stops cleanly; --resume goes on."
    },
    footer = {
      "",
      "Examples:",
      "  spectracast train --data digits --out runs/digits",
      "  spectracast train --data mnist:DIR --hidden 1024,1024,1024 --epochs 3 --out runs/mnist",
      "  spectracast train --resume --out runs/mnist"
    })
final class TrainCommand implements Callable<Integer> {

  private static final Set<String> FREE_ON_RESUME =
      Set.of("--resume", "--out", "--data", "--threads", "--quiet");

  private static final TrainingConfig TRAINING = TrainingConfig.DEFAULT;
  private static final Recording RECORDING = Recording.DEFAULT;

  @Spec private CommandSpec spec;
  @Mixin private CommonOptions common;

  @Option(
      names = "--data",
      paramLabel = "SOURCE",
      description = "digits, mnist:DIR or fashion-mnist:DIR (default: digits, drawn on the spot).")
  private Optional<String> data;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "The run's folder: new, or with --resume the one to go on with.")
  private Path out;

  @Option(names = "--resume", description = "Go on with a run that was stopped or killed.")
  private boolean resume;

  @Option(
      names = "--hidden",
      split = ",",
      paramLabel = "WIDTH",
      description = "Widths of the hidden layers (default: 256,256).")
  private List<Integer> hidden = new ArrayList<>(TRAINING.hidden());

  @Option(
      names = "--learning-rate",
      paramLabel = "ETA",
      description = "Learning rate η (default: ${DEFAULT-VALUE}).")
  private double learningRate = TRAINING.learningRate();

  @Option(
      names = "--momentum",
      paramLabel = "MU",
      description = "Momentum μ in [0, 1) (default: ${DEFAULT-VALUE}).")
  private double momentum = TRAINING.momentum();

  @Option(
      names = "--weight-decay",
      paramLabel = "KAPPA",
      description = "L2 penalty on all parameters (default: ${DEFAULT-VALUE}).")
  private double weightDecay = TRAINING.weightDecay();

  @Option(
      names = "--batch-size",
      paramLabel = "B",
      description = "Examples per update (default: ${DEFAULT-VALUE}).")
  private int batchSize = TRAINING.batchSize();

  @Option(
      names = "--epochs",
      paramLabel = "N",
      description = "Passes over the training images (default: 3).")
  private int epochs = 3;

  @Option(
      names = "--record-every",
      paramLabel = "UPDATES",
      description = "Updates between snapshots (default: ${DEFAULT-VALUE}).")
  private int recordEvery = RECORDING.every();

  @Option(
      names = "--save-every",
      paramLabel = "SNAPSHOTS",
      description =
          "Snapshots between two saved states, from which --resume goes on"
              + " (default: ${DEFAULT-VALUE}).")
  private int saveEvery = RECORDING.stateEvery();

  @Option(
      names = "--checkpoint-every",
      paramLabel = "SNAPSHOTS",
      description =
          "Also keep the weights as safetensors, every so many snapshots (default: never).")
  private int checkpointEvery = RECORDING.checkpointEvery();

  @Override
  public Integer call() throws IOException {
    Console console = common.console(spec);
    if (resume) {
      RunFolder folder = RunFolder.existing(out);
      return new TrainingRun(recorded(folder), folder, console).resume();
    }
    return new TrainingRun(asked(), new RunFolder(out), console).begin();
  }

  private Experiment asked() {
    TrainingConfig training =
        new TrainingConfig(
            hidden,
            learningRate,
            momentum,
            weightDecay,
            batchSize,
            epochs,
            common.seed(),
            common.threads());
    Recording recording =
        new Recording(
            recordEvery,
            RECORDING.probeEvery(),
            RECORDING.probeImages(),
            saveEvery,
            checkpointEvery);
    return new Experiment(DataSource.parse(data.orElse("digits")), training, recording);
  }

  /** The settings the run began with; only where its data lies may have changed. */
  private Experiment recorded(RunFolder folder) throws IOException {
    for (OptionSpec option : spec.commandLine().getParseResult().matchedOptions()) {
      if (!FREE_ON_RESUME.contains(option.longestName())) {
        throw new InputException(
            option.longestName() + " cannot be given with --resume: a run keeps its settings");
      }
    }
    try (RunStore store = RunStore.openReadOnly(folder.database())) {
      Map<String, String> settings = new TreeMap<>(store.description().configuration());
      data.ifPresent(source -> settings.put("data", source));
      return Experiment.of(settings, common.threads());
    }
  }
}
