package io.spectracast.study;

import io.spectracast.run.CsvRecords;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A comma-separated file with a header. */
final class TableFile {

  private TableFile() {}

  /**
   * Its rows, each by the names of the header.
   *
   * @throws IOException if it cannot be read, or a row has another number of fields than the header
   */
  static List<Map<String, String>> read(Path file) throws IOException {
    try (Reader reader = Files.newBufferedReader(file)) {
      CsvRecords records = new CsvRecords(file, reader);
      List<String> header = List.copyOf(records.next());
      List<Map<String, String>> rows = new ArrayList<>();
      for (List<String> fields = records.next(); !fields.isEmpty(); fields = records.next()) {
        if (fields.size() != header.size()) {
          throw new IOException(
              "[%s] line %d: fields must be %d as in the header, was %d"
                  .formatted(file, records.line(), header.size(), fields.size()));
        }
        Map<String, String> row = new LinkedHashMap<>();
        for (int i = 0; i < fields.size(); i++) {
          row.put(header.get(i), fields.get(i));
        }
        rows.add(row);
      }
      return rows;
    }
  }
}
