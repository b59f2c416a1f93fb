package io.spectracast.cli;

import io.spectracast.ensemble.RunFolder;
import io.spectracast.forecast.Alteration;
import io.spectracast.forecast.ForecastRequest;
import io.spectracast.forecast.Forecaster;
import io.spectracast.forecast.LayerPast;
import io.spectracast.store.RunStore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
      "  spectracast forecast runs/mnist --event 'spike,s1>6' --measures --json f.json",
      "  spectracast forecast runs/mnist --what-if lr=0.5x,batch=2x --horizon 400",
      "  spectracast forecast checkpoints/ --steps 'net-epoch{epoch}-loss{loss}.pth' --horizon 25%%"
    })
final class ForecastCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private CommonOptions common;
  @Mixin private ForecastOptions options;
  @Mixin private SourceOptions reading;
  @Mixin private ForecastQuestions questions;

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

  @Option(
      names = "--what-if",
      paramLabel = "CHANGES",
      description =
          "Forecast another future: lr=0.5x,batch=2x,weight-decay=0.001 from the origin on; with x a"
              + " factor on what was planned.")
  private Optional<String> whatIf = Optional.empty();

  @Option(
      names = "--against",
      paramLabel = "RUN",
      description =
          "Score against what another run recorded after the origin, such as one that went on with"
              + " the changes of --what-if.")
  private Optional<Path> against = Optional.empty();

  @Override
  public Integer call() throws IOException {
    Console console = common.console(spec);
    samples.ifPresent(Outputs::requireNew);
    questions.json().ifPresent(Outputs::requireNew);
    requireDifferentOutputs();
    if (against.map(ForecastCommand::whole).equals(Optional.of(whole(source)))) {
      throw new InputException("--against must be another run than [%s]".formatted(source));
    }
    questions.events();
    questions.vectors();
    reading.requireFolderFor(
        Stream.concat(Stream.of(source), against.stream()).collect(Collectors.toList()));
    Sources sources = new Sources(reading, common.threads(), console);
    if (Sources.isRun(source)) {
      forecastRun(console, sources, RunFolder.existing(source));
    } else {
      finish(forecast(console, sources.read(source)));
    }
    return 0;
  }

  private void requireDifferentOutputs() {
    if (samples.isPresent()
        && questions
            .json()
            .map(ForecastCommand::whole)
            .equals(samples.map(ForecastCommand::whole))) {
      throw new InputException(
          "--samples and --json must be different files, were both [%s]".formatted(samples.get()));
    }
  }

  private static Path whole(Path path) {
    return path.toAbsolutePath().normalize();
  }

  private void forecastRun(Console console, Sources sources, RunFolder run) throws IOException {
    try (RunStore store = RunStore.open(run.database())) {
      Forecaster.Result result = forecast(console, sources.run(run, store));
      finish(result);
      if (whatIf.isPresent() || against.isPresent()) {
        return; // the run's own forecasts are of the run as it is
      }
      List<Path> figures =
          StopSignal.holding(
              () -> {
                store.append(result.forecast());
                return new Reporting(run, store).writeFigures(run.figures());
              });
      console.print("stored in %s".formatted(run.database()));
      console.print("%d figures in %s".formatted(figures.size(), run.figures()));
      console.print("page: spectracast report %s".formatted(source));
    }
  }

  private Forecaster.Result forecast(Console console, RecordedSource recorded) throws IOException {
    long last = recorded.layers().stream().mapToLong(LayerPast::lastStep).max().orElseThrow();
    List<LayerPast> layers = altered(console, recorded, origin.orElse(last));
    Forecasting forecasting = new Forecasting(console);
    ForecastRequest request =
        forecasting.request(
            recorded.layers(), origin.orElse(last), options, common, recorded.inUpdates());
    Outlooks outlooks = new Outlooks(questions, console);
    outlooks.requireAnswerable(layers, request.origin());
    Forecaster.Result result =
        forecasting.forecast(layers, request, recorded.digest(), whatIf.orElse("as planned"));
    outlooks.tell(result, layers, request, recorded.settings());
    return result;
  }

  /** With the changes asked for, and with what another run recorded in place of what came after. */
  private List<LayerPast> altered(Console console, RecordedSource recorded, long start)
      throws IOException {
    Alteration alteration =
        whatIf.map(text -> WhatIf.parse(text, recorded.settings())).orElse(Alteration.NONE);
    List<LayerPast> layers = recorded.layers().stream().map(l -> l.altered(alteration)).toList();
    if (against.isEmpty()) {
      return layers;
    }
    Map<String, LayerPast> others =
        new Sources(reading, common.threads(), console)
            .read(against.get()).layers().stream()
                .collect(Collectors.toMap(l -> l.layer().name(), l -> l));
    List<LayerPast> followed = new ArrayList<>();
    boolean any = false;
    for (LayerPast layer : layers) {
      Optional<LayerPast> other = Optional.ofNullable(others.get(layer.layer().name()));
      String wanted = shape(layer);
      String found = other.map(ForecastCommand::shape).orElse("missing");
      any |= found.equals(wanted);
      if (!found.equals(wanted)) {
        console.warning(
            "layer '%s' not scored against [%s]: must be %s there, was %s"
                .formatted(layer.layer().name(), against.get(), wanted, found));
      }
      followed.add(layer.followedBy(other.filter(o -> found.equals(wanted)), start));
    }
    if (!any) {
      throw new InputException(
          "--against: [%s] has no layer of the same name and shape".formatted(against.get()));
    }
    return followed;
  }

  private static String shape(LayerPast past) {
    return "%d x %d with %d singular values"
        .formatted(past.layer().rows(), past.layer().columns(), past.trajectory().modes());
  }

  private void finish(Forecaster.Result result) throws IOException {
    if (samples.isPresent()) {
      SamplesCsv.write(samples.get(), result.ensembles(), result.forecast().horizons());
    }
  }
}
