package io.spectracast.study;

import io.spectracast.exhibit.Exhibit;
import io.spectracast.grid.GridTable;
import java.util.List;

/**
 * The result of a study.
 *
 * @param exhibit what is shown
 * @param data every number of the grids behind it
 */
public record StudyResult(Exhibit exhibit, List<GridTable> data) {

  public StudyResult {
    data = List.copyOf(data);
  }
}
