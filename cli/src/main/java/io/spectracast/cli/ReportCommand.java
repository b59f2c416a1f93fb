package io.spectracast.cli;

import io.spectracast.ensemble.RunFolder;
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
    name = "report",
    mixinStandardHelpOptions = true,
    versionProvider = VersionLines.class,
    description = {
      "Writes the report of a run, with its newest forecast, as one HTML file that needs no network,"
          + " and every figure as PNG. A run in progress can be reported too."
    },
    footer = {
      "",
      "Examples:",
      "  spectracast report runs/mnist",
      "  spectracast report runs/mnist --out mnist.html --figures figures"
    })
final class ReportCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private CommonOptions common;

  @Parameters(paramLabel = "RUN", description = "A run's folder.")
  private Path source;

  @Option(
      names = "--out",
      paramLabel = "FILE.html",
      description =
          "The page (default: report.html in the run's folder, replacing an earlier one).")
  private Optional<Path> out;

  @Option(
      names = "--figures",
      paramLabel = "DIR",
      description = "The figures (default: figures in the run's folder, replacing earlier ones).")
  private Optional<Path> figures;

  @Override
  public Integer call() throws IOException {
    Console console = common.console(spec);
    RunFolder run = RunFolder.existing(source);
    out.ifPresent(Outputs::requireNew);
    Path html = out.orElse(run.report());
    Outputs.requireWritableFolder(html);
    try (RunStore store = RunStore.openReadOnly(run.database())) {
      Reporting reporting = new Reporting(run, store);
      reporting.writePage(html);
      console.print("%s".formatted(html));
      List<Path> written = reporting.writeFigures(figures.orElse(run.figures()));
      console.print("%d figures in %s".formatted(written.size(), figures.orElse(run.figures())));
    }
    return 0;
  }
}
