package io.spectracast.cli;

import io.spectracast.ensemble.RunFolder;
import io.spectracast.forecast.ForecastRequest;
import io.spectracast.forecast.Forecaster;
import io.spectracast.provenance.Digests;
import io.spectracast.run.LayerTrajectory;
import io.spectracast.run.TrajectoryCsv;
import io.spectracast.store.RunStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "forecast",
    mixinStandardHelpOptions = true,
    versionProvider = VersionLines.class,
    description = {
      "Forecasts the singular values of every layer from a step of a run, or from a trajectory CSV,"
          + " seeing nothing later; scores the forecast where the truth is recorded."
    },
    footer = {
      "",
      "A trajectory CSV has the header step,layer,rows,columns,index,singular_value with index from",
      "1 in descending order; it may be gzipped, and a layer may hold its largest values only.",
      "",
      "Examples:",
      "  spectracast forecast runs/mnist --origin 1400 --horizon 50,200,400",
      "  spectracast forecast runs/mnist --layer 'fc1*' --members 1000 --seed 7",
      "  spectracast forecast trajectory.csv.gz --origin 600 --samples members.csv"
    })
final class ForecastCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private CommonOptions common;
  @Mixin private ForecastOptions options;

  @Parameters(paramLabel = "RUN|FILE.csv", description = "A run's folder, or a trajectory CSV.")
  private Path source;

  @Option(
      names = "--origin",
      paramLabel = "STEP",
      description = "The last step the forecast may see (default: the last recorded one).")
  private Optional<Long> origin;

  @Option(
      names = "--layer",
      paramLabel = "NAME",
      description = "Only layers of this name; * stands for any characters. May be repeated.")
  private List<String> layers = new ArrayList<>();

  @Option(
      names = "--samples",
      paramLabel = "OUT.csv",
      description = "Write every member: origin,horizon,layer,index,member,value.")
  private Optional<Path> samples;

  @Override
  public Integer call() throws IOException {
    Console console = common.console(spec);
    samples.ifPresent(Outputs::requireNew);
    if (isCsv(source)) {
      finish(forecast(console, TrajectoryCsv.read(source), Digests.ofFile(source)));
    } else {
      forecastRun(console, RunFolder.existing(source));
    }
    return 0;
  }

  private void forecastRun(Console console, RunFolder run) throws IOException {
    try (RunStore store = RunStore.open(run.database())) {
      List<LayerTrajectory> trajectories = store.read().trajectories();
      String digest = store.description().provenance().inputDigest();
      Forecaster.Result result = forecast(console, trajectories, digest);
      store.append(result.forecast());
      finish(result);
      List<Path> figures = new Reporting(run, store).writeFigures(run.figures());
      console.print("stored in %s".formatted(run.database()));
      console.print("%d figures in %s".formatted(figures.size(), run.figures()));
      console.print("page: spectracast report %s".formatted(source));
    }
  }

  private Forecaster.Result forecast(
      Console console, List<LayerTrajectory> trajectories, String digest) throws IOException {
    List<LayerTrajectory> chosen = LayerSelection.of(trajectories, layers);
    ForecastRequest request = options.request(common);
    long last = chosen.stream().mapToLong(LayerTrajectory::lastStep).max().orElseThrow();
    return new Forecasting(console).forecast(chosen, origin.orElse(last), request, digest);
  }

  private void finish(Forecaster.Result result) throws IOException {
    if (samples.isPresent()) {
      SamplesCsv.write(samples.get(), result.ensembles(), result.forecast().horizons());
    }
  }

  private static boolean isCsv(Path path) {
    String name = String.valueOf(path.getFileName());
    boolean named = name.endsWith(".csv") || name.endsWith(".csv.gz");
    return !Files.isDirectory(path) && (named || Files.exists(path) && !name.endsWith(".duckdb"));
  }
}
