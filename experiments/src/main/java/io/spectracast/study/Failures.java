package io.spectracast.study;

import io.spectracast.exhibit.Table;
import io.spectracast.grid.GridResult;
import java.util.List;
import java.util.stream.Stream;

/** The units of a study that have no numbers. */
final class Failures {

  private Failures() {}

  /** One table with a row for each, its settings and the reason; no table if none failed. */
  static List<Table> tables(GridResult<?>... results) {
    List<GridResult.Failed<?>> failed =
        Stream.of(results).<GridResult.Failed<?>>flatMap(r -> r.failed().stream()).toList();
    if (failed.isEmpty()) {
      return List.of();
    }
    Table.Builder table =
        Table.of("failed", "Units that failed and are left out", "settings", "reason");
    failed.forEach(unit -> table.row(unit.settings().toString(), unit.reason()));
    return List.of(table.build());
  }
}
