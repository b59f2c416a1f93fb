package io.spectracast.report;

import io.spectracast.analysis.LayerAnalysis;
import io.spectracast.analysis.ModelAnalysis;
import io.spectracast.analysis.ModelSummary;
import io.spectracast.figure.Figure;
import io.spectracast.report.LayerRow.Column;
import io.spectracast.report.Page.NamedTable;
import io.spectracast.results.AnalysedModel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What the template of an analysis fills in, in the order of the page.
 *
 * @param lead the line below the heading
 * @param summary sentences
 * @param overview charts of all layers
 * @param columns of the table after the name
 * @param skipped tensors' names by the reason why they are no layers
 * @param open whether all layers are unfolded at first
 */
record AnalysisPage(
    String title,
    String lead,
    List<String> summary,
    List<Figure> overview,
    List<Column> columns,
    List<LayerRow> rows,
    List<LayerSheet> layers,
    Map<String, List<String>> skipped,
    List<NamedTable> tables,
    boolean open) {

  private static final int MOST_OPEN = 4;

  /** Points that a chart holds in a small model, and in a large one. */
  private static final int MOST_POINTS = 160;

  private static final int FEWEST_POINTS = 60;
  private static final int POINTS_OF_ALL = 24_000;

  static AnalysisPage of(AnalysedModel model) {
    ModelAnalysis analysis = model.analysis();
    List<LayerAnalysis> layers = analysis.layers();
    boolean withBase = layers.stream().anyMatch(layer -> layer.base().value().isPresent());
    int points =
        Math.max(FEWEST_POINTS, Math.min(MOST_POINTS, POINTS_OF_ALL / Math.max(1, layers.size())));
    List<LayerRow> rows = new ArrayList<>();
    List<LayerSheet> sheets = new ArrayList<>();
    for (LayerAnalysis layer : layers) {
      String anchor = "layer-" + (rows.size() + 1);
      rows.add(LayerRow.of(layer, anchor, withBase));
      sheets.add(LayerSheet.of(layer, anchor, points));
    }
    return new AnalysisPage(
        title(model.model()),
        lead(model),
        ModelSummary.of(analysis),
        new ModelFigures(layers).draw(),
        columns(withBase),
        rows,
        sheets,
        skipped(analysis),
        tables(model),
        layers.size() <= MOST_OPEN);
  }

  Stream<Figure> figures() {
    return Stream.concat(
        overview.stream(), layers.stream().flatMap(layer -> layer.figures().stream()));
  }

  static String title(String model) {
    Path name = Path.of(model).toAbsolutePath().normalize().getFileName();
    return name == null ? model : name.toString();
  }

  private static String lead(AnalysedModel model) {
    long weights =
        model.analysis().layers().stream()
            .mapToLong(l -> (long) l.layer().rows() * l.layer().columns() * l.layer().copies())
            .sum();
    int count = model.analysis().layers().size();
    return "%s · %s %s · %s weights"
        .formatted(
            model.format(),
            Numbers.count(count),
            count == 1 ? "layer" : "layers",
            Numbers.count(weights));
  }

  private static List<Column> columns(boolean withBase) {
    List<Column> columns = new ArrayList<>(LayerRow.COLUMNS);
    if (withBase) {
      columns.add(LayerRow.MOVED);
    }
    return columns;
  }

  private static Map<String, List<String>> skipped(ModelAnalysis analysis) {
    Map<String, List<String>> byReason = new LinkedHashMap<>();
    analysis
        .skipped()
        .forEach(
            s ->
                byReason
                    .computeIfAbsent(s.reason(), reason -> new ArrayList<>())
                    .add(s.tensor().name()));
    return byReason;
  }

  private static List<NamedTable> tables(AnalysedModel model) {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("model", model.model());
    settings.putAll(model.settings());
    return List.of(
        new NamedTable("Options", settings),
        new NamedTable("Provenance", model.analysis().provenance().asMap()));
  }
}
