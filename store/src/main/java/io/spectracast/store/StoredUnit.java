package io.spectracast.store;

import java.util.List;
import java.util.Optional;

/**
 * What became of one unit of work.
 *
 * @param key tells units apart
 * @param work what was done
 * @param settings what it was done with, as JSON
 * @param fault why it failed, in one line; empty if it did not
 * @param seconds that it took
 * @param columns names of its numbers, without commas
 * @param rows its numbers, each row as long as {@code columns}; not to be modified
 */
public record StoredUnit(
    String key,
    String work,
    String settings,
    Optional<String> fault,
    double seconds,
    List<String> columns,
    List<double[]> rows) {

  public StoredUnit {
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
    for (double[] row : rows) {
      if (row.length != columns.size()) {
        throw new IllegalArgumentException(
            "rows must have %d numbers, was %d".formatted(columns.size(), row.length));
      }
    }
  }
}
