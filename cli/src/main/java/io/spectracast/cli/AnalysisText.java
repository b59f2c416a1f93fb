package io.spectracast.cli;

import io.spectracast.analysis.LayerAnalysis;
import io.spectracast.analysis.LayerDescription;
import io.spectracast.analysis.ModelAnalysis;
import io.spectracast.analysis.ModelSummary;
import io.spectracast.checkpoint.Layers;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** An analysis in words for the terminal, 80 characters wide. */
final class AnalysisText {

  static final int WIDTH = 80;
  private static final int NAMES_SHOWN = 6;

  private final boolean details;

  /** With or without each layer's sentences, and the names of all that was skipped. */
  AnalysisText(boolean details) {
    this.details = details;
  }

  /** Table, sentences on the model, and what was left out. */
  List<String> whole(ModelAnalysis model) {
    List<String> lines = new ArrayList<>(part(model.layers()));
    lines.add("");
    for (String sentence : ModelSummary.of(model)) {
      lines.addAll(Words.wrapped(sentence, WIDTH, ""));
    }
    lines.addAll(skipped(model.skipped()));
    if (!details) {
      lines.add("--details prints each layer's findings and verdicts.");
    }
    return lines;
  }

  /** The table alone, with details if asked for. */
  List<String> part(List<LayerAnalysis> layers) {
    List<String> lines = new ArrayList<>(AnalysisTable.of(layers).lines().toList());
    if (details) {
      layers.forEach(layer -> lines.addAll(details(layer)));
    }
    return lines;
  }

  /** A layer's full name, what it is, and all its sentences. */
  private static List<String> details(LayerAnalysis layer) {
    List<String> lines = new ArrayList<>();
    lines.add("");
    lines.addAll(Words.wrapped(layer.layer().name(), WIDTH, ""));
    lines.addAll(Words.wrapped(description(layer.layer()), WIDTH, "  "));
    List<String> sentences = new ArrayList<>(layer.findings());
    sentences.addAll(layer.verdicts());
    sentences.forEach(s -> lines.addAll(hanging(s)));
    return lines;
  }

  private static List<String> hanging(String sentence) {
    List<String> lines = new ArrayList<>(Words.wrapped(sentence, WIDTH, "    "));
    lines.set(0, "  – " + lines.get(0).strip());
    return lines;
  }

  private static String description(LayerDescription layer) {
    String also =
        layer.alsoNamed().isEmpty() ? "" : "; also named " + String.join(", ", layer.alsoNamed());
    return "%s, %s, %s %s%s"
        .formatted(
            AnalysisTable.shape(layer),
            layer.dtype(),
            layer.kind().name().toLowerCase(Locale.ROOT).replace('_', ' '),
            layer.convention(),
            also);
  }

  /** Skipped tensors by their reason, each reason with some or all of the names. */
  private List<String> skipped(List<Layers.Skipped> skipped) {
    Map<String, List<String>> byReason = new LinkedHashMap<>();
    skipped.forEach(
        s -> byReason.computeIfAbsent(s.reason(), r -> new ArrayList<>()).add(s.tensor().name()));
    List<String> lines = new ArrayList<>();
    byReason.forEach(
        (reason, names) ->
            lines.addAll(
                Words.wrapped("skipped as %s: %s".formatted(reason, listed(names)), WIDTH, "")));
    return lines;
  }

  private String listed(List<String> names) {
    int shown = details || names.size() <= NAMES_SHOWN ? names.size() : NAMES_SHOWN - 1;
    String rest = shown == names.size() ? "" : " and %d more".formatted(names.size() - shown);
    return String.join(", ", names.subList(0, shown)) + rest;
  }
}
