package io.spectracast.cli;

import io.spectracast.ensemble.RunFolder;
import io.spectracast.forecast.Forecaster;
import io.spectracast.forecast.LayerPast;
import io.spectracast.store.RunStore;
import java.io.IOException;
import java.nio.file.Path;
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
      "Forecasts the singular values of every layer from a step of a run, of a folder of checkpoints"
          + " of any framework, or of a trajectory CSV, seeing nothing later; scores the forecast"
          + " where the truth is recorded."
    },
    footer = {
      "",
      "A trajectory CSV has the header step,layer,rows,columns,index,singular_value with index from",
      "1 in descending order; it may be gzipped, and a layer may hold its largest values only.",
      "Checkpoints are read in any format that analyze reads; their steps come from their names.",
      "",
      "Examples:",
      "  spectracast forecast runs/mnist --origin 1400 --horizon 50,200,400",
      "  spectracast forecast runs/mnist --layer 'fc1*' --members 1000 --seed 7",
      "  spectracast forecast trajectory.csv.gz --origin 600 --samples members.csv",
      "  spectracast forecast checkpoints/ --steps 'net-epoch{epoch}-loss{loss}.pth' --horizon 25%%"
    })
final class ForecastCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private CommonOptions common;
  @Mixin private ForecastOptions options;
  @Mixin private SourceOptions reading;

  @Parameters(
      paramLabel = "RUN|FOLDER|FILE.csv",
      description = "A run's folder, a folder of checkpoints, or a trajectory CSV.")
  private Path source;

  @Option(
      names = "--origin",
      paramLabel = "STEP",
      description = "The last step the forecast may see (default: the last recorded one).")
  private Optional<Long> origin;

  @Option(
      names = "--samples",
      paramLabel = "OUT.csv",
      description = "Write every member: origin,horizon,layer,index,member,value.")
  private Optional<Path> samples;

  @Override
  public Integer call() throws IOException {
    Console console = common.console(spec);
    samples.ifPresent(Outputs::requireNew);
    Sources sources = new Sources(reading, common.threads(), console);
    if (Sources.isRun(source)) {
      forecastRun(console, sources, RunFolder.existing(source));
    } else {
      finish(forecast(console, sources.read(source)));
    }
    return 0;
  }

  private void forecastRun(Console console, Sources sources, RunFolder run) throws IOException {
    try (RunStore store = RunStore.open(run.database())) {
      Forecaster.Result result = forecast(console, sources.run(run, store));
      store.append(result.forecast());
      finish(result);
      List<Path> figures = new Reporting(run, store).writeFigures(run.figures());
      console.print("stored in %s".formatted(run.database()));
      console.print("%d figures in %s".formatted(figures.size(), run.figures()));
      console.print("page: spectracast report %s".formatted(source));
    }
  }

  private Forecaster.Result forecast(Console console, RecordedSource recorded) throws IOException {
    long last = recorded.layers().stream().mapToLong(LayerPast::lastStep).max().orElseThrow();
    return new Forecasting(console)
        .forecast(
            recorded.layers(),
            origin.orElse(last),
            options,
            common,
            recorded.inUpdates(),
            recorded.digest());
  }

  private void finish(Forecaster.Result result) throws IOException {
    if (samples.isPresent()) {
      SamplesCsv.write(samples.get(), result.ensembles(), result.forecast().horizons());
    }
  }
}
