package io.spectracast.cli;

import io.spectracast.analysis.ModelAnalysis;
import io.spectracast.analysis.Part;
import io.spectracast.report.AnalysisReport;
import io.spectracast.results.AnalysedModel;
import io.spectracast.results.AnalysisJournal;
import io.spectracast.results.AnalysisJson;
import io.spectracast.results.AnalysisSubject;
import io.spectracast.results.LayerTable;
import io.spectracast.results.WeightWatcherTable;
import io.spectracast.store.ParquetFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/** The files an analysis writes. */
final class AnalysisOutputs {

  @Option(names = "--json", paramLabel = "FILE", description = "Everything, as one JSON document.")
  private Optional<Path> json = Optional.empty();

  @Option(names = "--csv", paramLabel = "FILE", description = "The numbers, a row for each layer.")
  private Optional<Path> csv = Optional.empty();

  @Option(
      names = "--columns",
      paramLabel = "all|weightwatcher",
      defaultValue = "all",
      description =
          "The columns of --csv: all, or those of WeightWatcher by its names, for which the kernel"
              + " positions of convolutions are pooled (default: ${DEFAULT-VALUE}).")
  private Columns columns;

  @Option(
      names = "--parquet",
      paramLabel = "FILE",
      description = "The numbers and all singular values, a row for each layer.")
  private Optional<Path> parquet = Optional.empty();

  @Option(
      names = "--html",
      paramLabel = "FILE",
      description = "A page with sortable table and charts; needs no network.")
  private Optional<Path> html = Optional.empty();

  @Option(
      names = "--journal",
      paramLabel = "FILE",
      description =
          "Where layers are kept as they come, for --resume (default: the first output's name and"
              + " .journal; deleted when all is written).")
  private Optional<Path> journal = Optional.empty();

  @Option(names = "--resume", description = "Go on with a stopped analysis, from its journal.")
  private boolean resume;

  /** Which columns a CSV file has. */
  private enum Columns {
    ALL,
    WEIGHTWATCHER
  }

  /** Whether convolutions must be pooled. */
  boolean poolsConvolutions() {
    return columns == Columns.WEIGHTWATCHER;
  }

  private Stream<Path> files() {
    return Stream.of(json, csv, parquet, html).flatMap(Optional::stream);
  }

  /** Empty if nothing is to be kept. */
  Optional<Path> journal() {
    return journal.or(
        () -> files().findFirst().map(f -> f.resolveSibling(f.getFileName() + ".journal")));
  }

  /** The journal, new or to be gone on with; empty if nothing is to be kept. */
  Optional<AnalysisJournal> openJournal(AnalysisSubject subject) throws IOException {
    Optional<Path> file = journal();
    if (file.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        resume
            ? AnalysisJournal.resume(file.get(), subject)
            : AnalysisJournal.begin(file.get(), subject));
  }

  /** Checks, before any work, that all can be written and nothing is lost by it. */
  void check() {
    if (columns == Columns.WEIGHTWATCHER && csv.isEmpty()) {
      throw new InputException("--columns is of a --csv file, and there is none");
    }
    files().forEach(Outputs::requireNew);
    Optional<Path> kept = journal();
    if (resume) {
      Path file =
          kept.orElseThrow(
              () ->
                  new InputException(
                      "--resume needs the output files, or the --journal, of what was stopped"));
      if (!Files.exists(file)) {
        throw new InputException("[%s] no such journal: nothing to go on with".formatted(file));
      }
    } else {
      kept.ifPresent(AnalysisOutputs::requireNoJournal);
    }
  }

  private static void requireNoJournal(Path file) {
    if (Files.exists(file)) {
      throw new InputException(
          "[%s] is there from a stopped analysis: go on with --resume, or delete it"
              .formatted(file));
    }
    Outputs.requireWritableFolder(file);
  }

  /** Writes all files and says which. */
  List<Path> write(AnalysedModel model) throws IOException {
    List<Path> written = new ArrayList<>();
    if (json.isPresent()) {
      written.add(NewFile.write(json.get(), file -> AnalysisJson.write(file, model)));
    }
    if (csv.isPresent()) {
      written.add(NewFile.write(csv.get(), file -> writeCsv(file, model.analysis())));
    }
    if (parquet.isPresent()) {
      written.add(NewFile.write(parquet.get(), file -> writeParquet(file, model)));
    }
    if (html.isPresent()) {
      written.add(NewFile.write(html.get(), file -> AnalysisReport.write(file, model)));
    }
    return written;
  }

  private void writeCsv(Path file, ModelAnalysis analysis) throws IOException {
    if (columns == Columns.WEIGHTWATCHER) {
      WeightWatcherTable.write(file, analysis.layers(), analysis.options().wants(Part.RANDOMISED));
    } else {
      LayerTable.all().write(file, analysis.layers());
    }
  }

  private static void writeParquet(Path file, AnalysedModel model) throws IOException {
    LayerTable table = LayerTable.withSingularValues();
    Path rows = file.resolveSibling(file.getFileName() + ".csv");
    try {
      table.write(rows, model.analysis().layers());
      ParquetFile.fromCsv(rows, table.types(), file);
    } finally {
      Files.deleteIfExists(rows);
    }
  }
}
