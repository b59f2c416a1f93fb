package io.spectracast.cli;

import io.spectracast.ensemble.RunFolder;
import io.spectracast.store.ExportFormat;
import io.spectracast.store.RunStore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "export",
    mixinStandardHelpOptions = true,
    versionProvider = VersionLines.class,
    description = {
      "Writes the tables of a run to Parquet or CSV files; docs/run-store.md describes them."
    },
    footer = {
      "",
      "Examples:",
      "  spectracast export runs/mnist --out mnist-tables",
      "  spectracast export runs/mnist --out mnist-tables --format csv"
    })
final class ExportCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private CommonOptions common;

  @Parameters(paramLabel = "RUN", description = "A run's folder.")
  private Path source;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description =
          "The folder to write to; made if it is not there. No file in it is overwritten.")
  private Path directory;

  @Option(
      names = "--format",
      paramLabel = "parquet|csv",
      defaultValue = "parquet",
      description = "The file format (default: ${DEFAULT-VALUE}).")
  private ExportFormat format;

  @Override
  public Integer call() throws IOException {
    Console console = common.console(spec);
    RunFolder run = RunFolder.existing(source);
    try (RunStore store = RunStore.openReadOnly(run.database())) {
      store.export(directory, format).forEach(file -> console.print(file.toString()));
    }
    return 0;
  }
}
