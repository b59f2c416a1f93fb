package io.spectracast.exhibit;

import java.util.ArrayList;
import java.util.List;

/**
 * A table of numbers and words.
 *
 * @param id unique in an exhibit, in letters, digits and dashes: the name of its file
 * @param title what the rows are
 * @param columns the headings, with units
 * @param rows each as long as the columns; a cell is a String, Long, Integer or finite Double, or
 *     an empty String where there is no value
 */
public record Table(String id, String title, List<String> columns, List<List<Object>> rows) {

  public Table {
    if (!id.matches("[A-Za-z0-9-]+")) {
      throw new IllegalArgumentException("id must be letters, digits and dashes, was " + id);
    }
    columns = List.copyOf(columns);
    rows = rows.stream().<List<Object>>map(List::copyOf).toList();
    for (List<Object> row : rows) {
      requireRow(id, columns, row);
    }
  }

  private static void requireRow(String id, List<String> columns, List<Object> row) {
    if (row.size() != columns.size()) {
      throw new IllegalArgumentException(
          "rows of %s must have %d cells, was %d".formatted(id, columns.size(), row.size()));
    }
    for (Object cell : row) {
      boolean number = cell instanceof Long || cell instanceof Integer;
      boolean finite = cell instanceof Double value && Double.isFinite(value);
      if (!(cell instanceof String || number || finite)) {
        throw new IllegalArgumentException(
            "cells of %s must be words or finite numbers, was %s".formatted(id, cell));
      }
    }
  }

  /** An empty table to which rows are added one by one. */
  public static Builder of(String id, String title, String... columns) {
    return new Builder(id, title, List.of(columns));
  }

  /** Collects the rows of a table. */
  public static final class Builder {

    private final String id;
    private final String title;
    private final List<String> columns;
    private final List<List<Object>> rows = new ArrayList<>();

    private Builder(String id, String title, List<String> columns) {
      this.id = id;
      this.title = title;
      this.columns = columns;
    }

    /** Adds a row; a Double that is not finite becomes an empty cell. */
    public Builder row(Object... cells) {
      List<Object> row = new ArrayList<>();
      for (Object cell : cells) {
        row.add(cell instanceof Double value && !Double.isFinite(value) ? "" : cell);
      }
      rows.add(row);
      return this;
    }

    /** The table with the rows added so far. */
    public Table build() {
      return new Table(id, title, columns, rows);
    }
  }
}
