package io.spectracast.report;

import io.spectracast.figure.Figure;
import io.spectracast.report.LayerRow.Column;
import io.spectracast.report.Page.NamedTable;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A page about layers: what its template fills in, in the order of the page.
 *
 * @param eyebrow what kind of page it is
 * @param lead the line below the heading
 * @param summary sentences
 * @param overview charts of all layers
 * @param columns of the table after the name
 * @param skipped tensors' names by the reason why they are no layers
 */
record LayersPage(
    String eyebrow,
    String title,
    String lead,
    List<String> summary,
    List<Figure> overview,
    List<Column> columns,
    List<LayerRow> rows,
    List<LayerSheet> layers,
    Map<String, List<String>> skipped,
    List<NamedTable> tables) {

  private static final int MOST_OPEN = 4;

  /** Points that a chart holds in a small model, and in a large one. */
  private static final int MOST_POINTS = 160;

  private static final int FEWEST_POINTS = 60;
  private static final int POINTS_OF_ALL = 24_000;

  /** How many points each chart of so many layers may hold. */
  static int pointsFor(int layers) {
    return Math.max(FEWEST_POINTS, Math.min(MOST_POINTS, POINTS_OF_ALL / Math.max(1, layers)));
  }

  static String anchor(int index) {
    return "layer-" + (index + 1);
  }

  /** Whether all layers are unfolded at first. */
  boolean open() {
    return layers.size() <= MOST_OPEN;
  }

  Stream<Figure> figures() {
    return Stream.concat(
        overview.stream(), layers.stream().flatMap(layer -> layer.figures().stream()));
  }
}
