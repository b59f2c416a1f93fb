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
      out.write(Csv.line(columns.stream().map(LayerColumn::name).toList()));
      for (LayerAnalysis layer : layers) {
        out.write(Csv.line(fields(layer)));
      }
    }
  }

  private List<String> fields(LayerAnalysis layer) {
    return columns.stream().map(column -> LayerColumns.text(column.value().apply(layer))).toList();
  }
}
