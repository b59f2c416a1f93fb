package io.spectracast.grid;

import io.spectracast.run.CsvField;
import io.spectracast.store.ParquetFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * All numbers of a grid as one table: the settings of a unit, repeated in each of its rows, then
 * the numbers of the row. It holds no times, so that the same grid gives the same table.
 *
 * @param name of its file, without the extension
 * @param result of the grid; all units have the same columns
 */
public record GridTable(String name, GridResult<?> result) {

  /**
   * Writes the table as Parquet; a number that is not there is NULL.
   *
   * @param folder created if it does not exist
   * @return the file, or nothing if no unit has a row
   */
  public List<Path> write(Path folder) throws IOException {
    if (filled().isEmpty()) {
      return List.of();
    }
    Files.createDirectories(folder);
    Path parquet = folder.resolve(name + ".parquet");
    Path csv = Files.createTempFile(folder.toAbsolutePath(), "." + name, ".csv");
    try {
      Files.write(csv, lines());
      ParquetFile.fromCsv(csv, columns(), parquet);
      return List.of(parquet);
    } finally {
      Files.delete(csv);
    }
  }

  /** The units that have a row. */
  private List<? extends GridResult.Done<?>> filled() {
    return result.done().stream().filter(unit -> !unit.numbers().rows().isEmpty()).toList();
  }

  private Map<String, String> columns() {
    GridResult.Done<?> first = filled().get(0);
    Map<String, String> columns = new LinkedHashMap<>();
    CanonicalJson.components(first.settings())
        .forEach((setting, value) -> columns.put(setting, type(value)));
    for (String number : first.numbers().columns()) {
      if (columns.put(number, "DOUBLE") != null) {
        throw new IllegalArgumentException("columns must differ, was '%s' twice".formatted(number));
      }
    }
    return columns;
  }

  private static String type(Object value) {
    if (value instanceof Integer || value instanceof Long) {
      return "BIGINT";
    }
    return value instanceof Double ? "DOUBLE" : value instanceof Boolean ? "BOOLEAN" : "VARCHAR";
  }

  private List<String> lines() {
    List<String> names = List.copyOf(columns().keySet());
    List<String> lines = new ArrayList<>(List.of(String.join(",", names)));
    for (GridResult.Done<?> unit : filled()) {
      Map<String, Object> settings = CanonicalJson.components(unit.settings());
      requireSame(names, settings, unit.numbers());
      String before =
          settings.entrySet().stream()
              .map(setting -> CsvField.of(field(setting.getKey(), setting.getValue())))
              .collect(Collectors.joining(","));
      unit.numbers().rows().forEach(row -> lines.add(before + "," + fields(row)));
    }
    return lines;
  }

  private static void requireSame(
      List<String> names, Map<String, Object> settings, Numbers numbers) {
    List<String> own =
        Stream.concat(settings.keySet().stream(), numbers.columns().stream()).toList();
    if (!own.equals(names)) {
      throw new IllegalArgumentException("columns must be %s, was %s".formatted(names, own));
    }
  }

  private static String field(String name, Object value) {
    boolean plain = value instanceof String || value instanceof Enum<?>;
    return plain ? value.toString() : CanonicalJson.value(name, value);
  }

  private static String fields(double[] row) {
    return Arrays.stream(row)
        .mapToObj(value -> Double.isNaN(value) ? "" : Double.toString(value))
        .collect(Collectors.joining(","));
  }
}
