package io.spectracast.report;

import io.spectracast.analysis.LayerAnalysis;
import io.spectracast.analysis.LayerDescription;
import io.spectracast.figure.Figure;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A layer's section of the page.
 *
 * @param anchor its id
 * @param essence a few words beside the name
 * @param about what the matrix is
 * @param sentences findings and verdicts
 * @param figures none if the layer has no spectrum
 */
record LayerSheet(
    String anchor,
    String name,
    String shape,
    String essence,
    String about,
    List<String> sentences,
    List<Figure> figures) {

  /** A symbol such as s₁ or α keeps its case. */
  private static final Pattern FIRST_WORD = Pattern.compile("a |[a-z]{2}");

  /**
   * @param points that each chart may hold
   */
  static LayerSheet of(LayerAnalysis layer, String anchor, int points) {
    List<String> sentences = new ArrayList<>(layer.findings());
    sentences.addAll(layer.verdicts());
    return new LayerSheet(
        anchor,
        layer.layer().name(),
        shape(layer.layer()),
        essence(layer),
        about(layer),
        sentences.stream().map(LayerSheet::sentence).toList(),
        figures(layer, anchor, points));
  }

  static String shape(LayerDescription layer) {
    String one = "%d × %d".formatted(layer.rows(), layer.columns());
    return layer.copies() == 1 ? one : "%d times %s, pooled".formatted(layer.copies(), one);
  }

  private static String essence(LayerAnalysis layer) {
    Optional<String> alpha =
        layer.tail().value().map(tail -> "α " + Numbers.rounded(tail.tailExponent()));
    Optional<String> spikes = layer.bulk().value().map(fit -> Summary.spikes(fit.spikes().size()));
    Optional<String> noise =
        layer
            .noise()
            .value()
            .map(verdict -> verdict.differs() ? "differs from noise" : "not told from noise");
    String told =
        Stream.of(alpha, spikes, noise)
            .flatMap(Optional::stream)
            .collect(Collectors.joining(" · "));
    return layer.metrics().value().isPresent() ? told : "no spectrum";
  }

  static String about(LayerAnalysis analysis) {
    LayerDescription layer = analysis.layer();
    String tensor =
        layer.tensorShape().stream().map(String::valueOf).collect(Collectors.joining(" × "));
    String also =
        layer.alsoNamed().isEmpty()
            ? ""
            : " Also named " + String.join(", ", layer.alsoNamed()) + ".";
    return "%s, %s, from a tensor %s of %s. Singular values are exact to %s.%s"
        .formatted(
            LayerRow.kind(layer),
            layer.convention(),
            tensor,
            layer.dtype(),
            Numbers.rounded(analysis.errorBound()),
            also);
  }

  /** With a capital and a full stop. */
  static String sentence(String text) {
    boolean word = FIRST_WORD.matcher(text).lookingAt();
    String start = word ? text.substring(0, 1).toUpperCase(Locale.ROOT) : text.substring(0, 1);
    return start + text.substring(1) + (text.endsWith(".") ? "" : ".");
  }

  private static List<Figure> figures(LayerAnalysis layer, String anchor, int points) {
    if (layer.metrics().value().isEmpty()) {
      return List.of();
    }
    List<Figure> figures = new ArrayList<>();
    figures.add(new TailFigure(layer, points).draw(anchor + "-tail"));
    figures.add(
        SpectrumFigure.of(
            anchor + "-bulk", "Bulk and spikes", layer.singularValues(), layer.bulk().value()));
    new HillFigure(layer, points).draw(anchor + "-hill").ifPresent(figures::add);
    return figures;
  }
}
