package io.spectracast.report;

import io.spectracast.exhibit.Exhibit;
import io.spectracast.exhibit.Table;
import io.spectracast.figure.Figure;
import io.spectracast.run.CsvField;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * An exhibit as files of one folder: a Markdown page {@code ID.md}, an HTML page {@code ID.html},
 * each table as {@code ID-TABLE.csv} at full precision, each figure as {@code ID-FIGURE.png}.
 */
public final class ExhibitFiles {

  private ExhibitFiles() {}

  /**
   * Writes all files, replacing those of the same names.
   *
   * @param folder created if it does not exist
   * @return the files written, the pages first
   * @throws IOException if a file cannot be written, or if this machine has no font to write with
   */
  public static List<Path> write(Path folder, Exhibit exhibit) throws IOException {
    Files.createDirectories(folder);
    List<Path> written = new ArrayList<>();
    written.add(text(folder.resolve(exhibit.id() + ".md"), ExhibitMarkdown.of(exhibit)));
    written.add(text(folder.resolve(exhibit.id() + ".html"), ExhibitPage.of(exhibit)));
    for (Table table : exhibit.tables()) {
      written.add(text(folder.resolve(csvName(exhibit, table)), csv(table)));
    }
    for (Figure figure : exhibit.figures()) {
      Path png = folder.resolve(pngName(exhibit, figure));
      Figures.write(png, figure);
      written.add(png);
    }
    return written;
  }

  static String csvName(Exhibit exhibit, Table table) {
    return exhibit.id() + "-" + table.id() + ".csv";
  }

  static String pngName(Exhibit exhibit, Figure figure) {
    return exhibit.id() + "-" + figure.id() + ".png";
  }

  private static Path text(Path file, String content) throws IOException {
    return Files.writeString(file, content);
  }

  private static String csv(Table table) {
    List<List<?>> records = new ArrayList<>();
    records.add(table.columns());
    records.addAll(table.rows());
    return records.stream().map(ExhibitFiles::csvRecord).collect(Collectors.joining());
  }

  private static String csvRecord(List<?> cells) {
    return cells.stream()
        .map(cell -> CsvField.of(cell.toString()))
        .collect(Collectors.joining(",", "", "\n"));
  }
}
