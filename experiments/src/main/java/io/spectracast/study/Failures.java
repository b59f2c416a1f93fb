package io.spectracast.study;

import io.spectracast.exhibit.Table;
import io.spectracast.grid.GridResult;
import java.util.List;

/** The units of a study that have no numbers. */
final class Failures {

  private Failures() {}

  /** A row for each, with its settings and the reason; empty if none failed. */
  static Table table(List<? extends GridResult.Failed<?>> failed) {
    Table.Builder table =
        Table.of("failed", "Units that failed and are left out", "settings", "reason");
    failed.forEach(unit -> table.row(unit.settings().toString(), unit.reason()));
    return table.build();
  }
}
