package io.spectracast.report;

import io.spectracast.analysis.LayerAnalysis;
import io.spectracast.analysis.ModelAnalysis;
import io.spectracast.analysis.ModelSummary;
import io.spectracast.report.LayerRow.Column;
import io.spectracast.report.Page.NamedTable;
import io.spectracast.results.AnalysedModel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The page of one model. */
final class AnalysisPage {

  private AnalysisPage() {}

  static LayersPage of(AnalysedModel model) {
    ModelAnalysis analysis = model.analysis();
    List<LayerAnalysis> layers = analysis.layers();
    boolean withBase = layers.stream().anyMatch(layer -> layer.base().value().isPresent());
    int points = LayersPage.pointsFor(layers.size());
    List<LayerRow> rows = new ArrayList<>();
    List<LayerSheet> sheets = new ArrayList<>();
    for (LayerAnalysis layer : layers) {
      String anchor = LayersPage.anchor(rows.size());
      rows.add(LayerRow.of(layer, anchor, withBase));
      sheets.add(LayerSheet.of(layer, anchor, points));
    }
    return new LayersPage(
        "Spectracast analysis",
        title(model.model()),
        lead(model),
        ModelSummary.of(analysis),
        new ModelFigures(layers).draw(),
        columns(withBase),
        rows,
        sheets,
        skipped(analysis),
        tables(model));
  }

  static String title(String model) {
    Path name = Path.of(model).toAbsolutePath().normalize().getFileName();
    return name == null ? model : name.toString();
  }

  static String lead(AnalysedModel model) {
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
