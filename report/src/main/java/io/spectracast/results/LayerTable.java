package io.spectracast.results;

import io.spectracast.analysis.LayerAnalysis;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Layers as CSV (RFC 4180 with a header line), one a row. A number keeps its bits; an absent one is
 * an empty field. Holds no times: the same analysis gives the same bytes.
 */
public final class LayerTable {

  private final List<LayerColumn> columns;

  private LayerTable(List<LayerColumn> columns) {
    this.columns = columns;
  }

  /** Every number of a layer in a column of its own; docs/analyze.md defines them. */
  public static LayerTable all() {
    return new LayerTable(LayerColumns.all());
  }

  /** The same and the singular values as a list, for formats that have lists. */
  public static LayerTable withSingularValues() {
    List<LayerColumn> columns = new ArrayList<>(LayerColumns.all());
    columns.add(LayerColumns.singularValues());
    return new LayerTable(columns);
  }

  /** The columns' names with their SQL types, in order. */
  public Map<String, String> types() {
    Map<String, String> types = new LinkedHashMap<>();
    columns.forEach(column -> types.put(column.name(), column.type().sql()));
    return types;
  }

  /**
   * Writes a new file.
   *
   * @throws java.nio.file.FileAlreadyExistsException if there is a file of this name
   */
  public void write(Path file, List<LayerAnalysis> layers) throws IOException {
    try (BufferedWriter out = Files.newBufferedWriter(file, StandardOpenOption.CREATE_NEW)) {
      out.write(columns.stream().map(LayerColumn::name).collect(Collectors.joining(",")) + "\n");
      for (LayerAnalysis layer : layers) {
        out.write(row(layer) + "\n");
      }
    }
  }

  private String row(LayerAnalysis layer) {
    return columns.stream()
        .map(column -> field(LayerColumns.text(column.value().apply(layer))))
        .collect(Collectors.joining(","));
  }

  private static String field(String text) {
    boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
  }
}
