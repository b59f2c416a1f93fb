package io.spectracast.report;

import io.spectracast.analysis.BaseDistance;
import io.spectracast.analysis.LayerAnalysis;
import io.spectracast.analysis.ModelComparison;
import io.spectracast.analysis.ModelComparison.Pair;
import io.spectracast.figure.Figure;
import io.spectracast.figure.Figure.Axis;
import io.spectracast.figure.Figure.Line;
import io.spectracast.figure.Figure.Stroke;
import io.spectracast.figure.Ink;
import io.spectracast.report.LayerRow.Cell;
import io.spectracast.report.LayerRow.Column;
import io.spectracast.report.Page.NamedTable;
import io.spectracast.results.AnalysedModel;
import io.spectracast.spectrum.SpectralMetrics;
import io.spectracast.tail.Outcome;
import io.spectracast.tail.PowerLawTail;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** The page of two models side by side. */
final class ComparisonPage {

  private static final List<Column> COLUMNS =
      List.of(
          new Column("s₁, first", "the largest singular value"),
          new Column("s₁, second", "the same of the second model"),
          new Column("stable rank, first", "‖W‖²/s₁², in Frobenius norm"),
          new Column("stable rank, second", "the same of the second model"),
          new Column("spikes, first", "singular values above the Tracy–Widom edge of the bulk"),
          new Column("spikes, second", "the same of the second model"),
          new Column("α, first", "exponent of the power-law tail of λ = s²"),
          new Column("α, second", "the same of the second model"),
          new Column("apart", "the difference of both α over √(s.e.² + s.e.²)"),
          new Column("moved", "‖W₂ − W₁‖/‖W₁‖, where the shapes are the same"),
          new Column("cosine", "⟨W₁, W₂⟩/(‖W₁‖ ‖W₂‖), where the shapes are the same"));

  private ComparisonPage() {}

  static LayersPage of(AnalysedModel first, AnalysedModel second) {
    ModelComparison comparison =
        ModelComparison.of(first.analysis().layers(), second.analysis().layers());
    List<Pair> pairs = comparison.pairs();
    int points = LayersPage.pointsFor(2 * pairs.size());
    List<LayerRow> rows = new ArrayList<>();
    List<LayerSheet> sheets = new ArrayList<>();
    for (Pair pair : pairs) {
      String anchor = LayersPage.anchor(rows.size());
      rows.add(new LayerRow(pair.name(), anchor, cells(pair)));
      sheets.add(sheet(pair, anchor, points));
    }
    return new LayersPage(
        "Spectracast comparison",
        "%s and %s"
            .formatted(AnalysisPage.title(first.model()), AnalysisPage.title(second.model())),
        "first: %s · second: %s".formatted(AnalysisPage.lead(first), AnalysisPage.lead(second)),
        comparison.sentences(),
        overview(pairs),
        COLUMNS,
        rows,
        sheets,
        Map.of(),
        tables(first, second));
  }

  // ---- the table

  private static List<Cell> cells(Pair pair) {
    List<Cell> cells = new ArrayList<>();
    both(cells, pair, LayerAnalysis::metrics, SpectralMetrics::spectralNorm);
    both(cells, pair, LayerAnalysis::metrics, SpectralMetrics::stableRank);
    cells.add(spikes(pair.first()));
    cells.add(spikes(pair.second()));
    both(cells, pair, LayerAnalysis::tail, PowerLawTail::tailExponent);
    cells.add(
        pair.exponentsApart().isPresent()
            ? Cell.of(pair.exponentsApart().getAsDouble())
            : Cell.NONE);
    cells.add(cell(pair.distance(), BaseDistance::relative));
    cells.add(cell(pair.distance(), BaseDistance::cosine));
    return cells;
  }

  private static <T> void both(
      List<Cell> cells,
      Pair pair,
      Function<LayerAnalysis, Outcome<T>> outcome,
      ToDoubleFunction<T> value) {
    cells.add(cell(outcome.apply(pair.first()), value));
    cells.add(cell(outcome.apply(pair.second()), value));
  }

  private static <T> Cell cell(Outcome<T> outcome, ToDoubleFunction<T> value) {
    return outcome.value().map(v -> Cell.of(value.applyAsDouble(v))).orElse(Cell.NONE);
  }

  private static Cell spikes(LayerAnalysis layer) {
    return layer.bulk().value().map(fit -> Cell.of(fit.spikes().size())).orElse(Cell.NONE);
  }

  // ---- a layer

  private static LayerSheet sheet(Pair pair, String anchor, int points) {
    String moved =
        pair.distance()
            .value()
            .map(d -> "moved by " + Numbers.percent(d.relative()))
            .orElse(pair.distance().reason());
    List<String> sentences = new ArrayList<>();
    tell(PairFigures.FIRST, pair.first(), sentences);
    tell(PairFigures.SECOND, pair.second(), sentences);
    return new LayerSheet(
        anchor,
        pair.name(),
        LayerSheet.shape(pair.second().layer()),
        moved,
        LayerSheet.about(pair.second()),
        sentences,
        new PairFigures(pair, points).draw(anchor));
  }

  private static void tell(String which, LayerAnalysis layer, List<String> sentences) {
    List<String> told = new ArrayList<>(layer.findings());
    told.addAll(layer.verdicts());
    told.forEach(sentence -> sentences.add(LayerSheet.sentence(which + ": " + sentence)));
  }

  // ---- all layers

  private static List<Figure> overview(List<Pair> pairs) {
    if (pairs.size() < 2) {
      return List.of();
    }
    double[] x = IntStream.rangeClosed(1, pairs.size()).asDoubleStream().toArray();
    Axis layers = Axis.of("layer, in the second model's order", "layer");
    return List.of(
        Figure.ofLines(
            "model-exponents",
            "Tail exponent of every layer",
            "Both models' α, layer by layer.",
            layers,
            Axis.of("tail exponent α", "α"),
            List.of(
                points(
                    PairFigures.FIRST, x, pairs, p -> exponent(p.first()), PairFigures.FIRST_INK),
                points(
                    PairFigures.SECOND,
                    x,
                    pairs,
                    p -> exponent(p.second()),
                    PairFigures.SECOND_INK))),
        Figure.ofLines(
            "model-moved",
            "How far every layer has moved",
            "‖W₂ − W₁‖/‖W₁‖ in Frobenius norms, where the shapes are the same.",
            layers,
            Axis.of("‖W₂ − W₁‖ / ‖W₁‖", "moved"),
            List.of(points("moved", x, pairs, ComparisonPage::moved, Ink.GREEN))));
  }

  private static Line points(
      String legend, double[] x, List<Pair> pairs, ToDoubleFunction<Pair> value, Ink ink) {
    double[] y = pairs.stream().mapToDouble(value).toArray();
    return new Line(legend, "", x, y, ink, Stroke.POINTS, false);
  }

  private static double exponent(LayerAnalysis layer) {
    return layer.tail().value().map(PowerLawTail::tailExponent).orElse(Double.NaN);
  }

  private static double moved(Pair pair) {
    return pair.distance().value().map(BaseDistance::relative).orElse(Double.NaN);
  }

  private static List<NamedTable> tables(AnalysedModel first, AnalysedModel second) {
    Map<String, String> options = new LinkedHashMap<>();
    options.put("first", first.model());
    options.put("second", second.model());
    options.putAll(second.settings());
    return List.of(
        new NamedTable("Options", options),
        new NamedTable("Provenance of the first", first.analysis().provenance().asMap()),
        new NamedTable("Provenance of the second", second.analysis().provenance().asMap()));
  }
}
