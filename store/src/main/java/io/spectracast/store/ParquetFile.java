package io.spectracast.store;

import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;

/** Turns CSV files into Parquet. */
public final class ParquetFile {

  private ParquetFile() {}

  /**
   * Writes the rows of a CSV file, in their order, as zstd-compressed Parquet. At most 256 MB are
   * held in memory whatever the length of the file. A double keeps its bits.
   *
   * @param csv RFC 4180 with a header line
   * @param columns the name of every column of the header with its SQL type, such as {@code DOUBLE}
   *     or {@code INTEGER}, in their order
   * @param parquet the file to write; replaced if it exists
   * @throws RunStoreException if a file cannot be read or written, or a row does not hold these
   *     types
   */
  public static void fromCsv(Path csv, Map<String, String> columns, Path parquet)
      throws RunStoreException {
    try (Database database = Database.inMemory(csv)) {
      database.execute(
          "COPY (FROM read_csv('%s', header = true, auto_detect = false, delim = ',', columns = {%s}))"
                  .formatted(quoted(csv), types(columns))
              + " TO '%s' (%s, USE_TMP_FILE false)"
                  .formatted(quoted(parquet), ExportFormat.PARQUET.copyOptions()));
    }
  }

  private static String types(Map<String, String> columns) {
    return columns.entrySet().stream()
        .map(e -> "'%s': '%s'".formatted(e.getKey(), e.getValue()))
        .collect(Collectors.joining(", "));
  }

  private static String quoted(Path file) {
    return file.toAbsolutePath().toString().replace("'", "''");
  }
}
