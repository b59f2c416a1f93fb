package io.spectracast.cli;

import io.spectracast.data.DataSource;
import io.spectracast.ensemble.RunFolder;
import io.spectracast.forecast.Forecaster;
import io.spectracast.forecast.LayerPast;
import io.spectracast.lab.RunLength;
import io.spectracast.lab.TrainingConfig;
import io.spectracast.recorder.Recording;
import io.spectracast.recorder.RunPlan;
import io.spectracast.store.RunStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    versionProvider = VersionLines.class,
    description = {
      "The whole way in about a minute: draws digits, trains a network on them, forecasts its"
          + " singular values from half-way, scores the forecast, and writes a report."
    },
    footer = {
      "",
      "Examples:",
      "  spectracast demo",
      "  spectracast demo --out runs/first --seed 7"
    })
final class DemoCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private CommonOptions common;
  @Mixin private ForecastOptions options;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description =
          "The run's folder (default: the first of runs/demo, runs/demo-2, … that is free).")
  private Optional<Path> out;

  @Option(
      names = "--epochs",
      paramLabel = "N",
      defaultValue = "6",
      description = "Passes over the training images (default: ${DEFAULT-VALUE}).")
  private int epochs;

  @Override
  public Integer call() throws IOException {
    Console console = common.console(spec);
    RunFolder folder = new RunFolder(out.orElseGet(DemoCommand::freeFolder));
    console.print("1 of 3: train a network on drawn digits");
    int code = new TrainingRun(plan(), folder, console).begin();
    if (code != ExitCodes.DONE) {
      return code;
    }
    try (RunStore store = RunStore.open(folder.database())) {
      console.print("");
      console.print("2 of 3: forecast its singular values from half-way, blind to the rest");
      forecast(console, store);
      console.print("3 of 3: write the report");
      Reporting reporting = new Reporting(folder, store);
      reporting.writePage(folder.report());
      drawFigures(console, reporting, folder);
      console.print("open " + folder.report());
    }
    return ExitCodes.DONE;
  }

  private void forecast(Console console, RunStore store) throws IOException {
    List<LayerPast> layers = store.read().trajectories().stream().map(LayerPast::of).toList();
    long half = store.description().plannedSteps() / 2;
    long middle = half - half % Recording.DEFAULT.every();
    String digest = store.description().provenance().inputDigest();
    Forecasting forecasting = new Forecasting(console);
    Forecaster.Result result =
        forecasting.forecast(
            layers,
            forecasting.request(layers, middle, options, common, true),
            digest,
            "as planned");
    store.append(result.forecast());
  }

  /** A machine without fonts still gets its page. */
  private static void drawFigures(Console console, Reporting reporting, RunFolder folder) {
    try {
      reporting.writeFigures(folder.figures());
    } catch (IOException e) {
      console.warning("no figures: " + e.getMessage());
    }
  }

  private RunPlan plan() {
    TrainingConfig training =
        TrainingConfig.DEFAULT
            .withLength(RunLength.epochs(epochs))
            .withSeed(common.seed())
            .withThreads(common.threads());
    return new RunPlan(DataSource.parse("digits"), training, Recording.DEFAULT);
  }

  private static Path freeFolder() {
    Path folder = Path.of("runs", "demo");
    for (int i = 2; Files.exists(folder); i++) {
      folder = Path.of("runs", "demo-" + i);
    }
    return folder;
  }
}
