package io.spectracast.cli;

import io.spectracast.forecast.Ingredient;
import io.spectracast.forecast.LayerPast;
import io.spectracast.forecast.StackingFit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "fit-forecast",
    hidden = true,
    mixinStandardHelpOptions = true,
    sortOptions = false,
    versionProvider = VersionLines.class,
    description =
        "Fits the constants of the forecast 'stacked' to runs that kept their weights; runs whose"
            + " names begin alike up to the first hyphen stand or fall together.")
final class FitForecastCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private CommonOptions common;
  @Mixin private SourceOptions reading;

  @Parameters(arity = "2..*", paramLabel = "RUN", description = "Runs, of at least two networks.")
  private List<Path> runs;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "FILE",
      description = "The constants; overwritten if it is there.")
  private Path out;

  @Option(
      names = "--ablations",
      paramLabel = "DIR",
      description =
          "Also write without-INGREDIENT.properties for each ingredient, fitted without it;"
              + " overwritten if they are there.")
  private Optional<Path> ablations;

  @Override
  public Integer call() throws IOException {
    Sources sources = new Sources(reading, common.threads(), common.console(spec));
    StackingFit fit = new StackingFit();
    for (Path run : runs) {
      RecordedSource source = sources.read(run);
      common.console(spec).remark("learning from " + source.name());
      for (LayerPast layer : source.layers()) {
        fit.add(source.name().split("-")[0], source.name(), layer);
      }
    }
    Files.writeString(out, fit.text(Set.of()));
    if (ablations.isPresent()) {
      Files.createDirectories(ablations.get());
      for (Ingredient ingredient : Ingredient.values()) {
        Path file = ablations.get().resolve("without-" + ingredient.word() + ".properties");
        common.console(spec).remark("fitting " + file);
        Files.writeString(file, fit.text(Set.of(ingredient)));
      }
    }
    return 0;
  }
}
