package io.spectracast.cli;

import io.spectracast.analysis.AnalysisOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "compare",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    versionProvider = VersionLines.class,
    description = {
      "Puts two models side by side: their layers matched by name, each one's numbers, and how far"
          + " the second's weights are from the first's where the shapes are the same."
    },
    footer = {
      "",
      "Examples:",
      "  spectracast compare before.safetensors after.safetensors",
      "  spectracast compare base/ tuned/ --layers '*attn*' --html compared.html"
    })
final class CompareCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "FIRST", description = "A checkpoint.")
  private Path first;

  @Parameters(index = "1", paramLabel = "SECOND", description = "Another one.")
  private Path second;

  @Option(
      names = "--html",
      paramLabel = "FILE",
      description = "A page with sortable table and charts; needs no network.")
  private Optional<Path> html = Optional.empty();

  @Mixin private MeasurementOptions measurement;
  @Mixin private CuttingOptions cutting;
  @Mixin private CommonOptions common;

  @Override
  public Integer call() throws IOException {
    AnalysisOptions options = measurement.analysisOptions(common);
    Map<String, String> settings = new LinkedHashMap<>();
    cutting.describe(settings);
    measurement.describe(options, settings);
    html.ifPresent(Outputs::requireNew);
    AnalysisRequest request =
        new AnalysisRequest(
            second,
            Optional.of(first),
            false,
            cutting.patterns(),
            cutting.layerOptions(),
            options,
            settings);
    return new ComparisonRun(request, html, common.console(spec)).call();
  }
}
