package io.spectracast.cli;

import io.spectracast.analysis.LayerAnalysis;
import io.spectracast.analysis.LayerDescription;
import io.spectracast.spectrum.SpectralMetrics;
import io.spectracast.tail.NullVerdict;
import io.spectracast.tail.Outcome;
import io.spectracast.tail.PowerLawTail;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** Layers on the terminal, one a line, 80 characters wide. */
final class AnalysisTable {

  private static final int WIDTH = 80;
  private static final int SHORTEST_NAME = 12;
  private static final String NONE = "–";

  private AnalysisTable() {}

  static String of(List<LayerAnalysis> layers) {
    TextTable numbers = new TextTable(0, "", "", "stable", "", "", "α of noise");
    numbers.row("shape", "s₁", "rank", "spikes", "α ± s.e.", "95 %");
    layers.forEach(layer -> numbers.row(cells(layer)));
    List<String> lines = numbers.toString().lines().toList();
    int rest = lines.stream().mapToInt(String::length).max().orElse(0);
    int width = Math.max(SHORTEST_NAME, WIDTH - 2 - rest);
    TextTable table = new TextTable(2, "", lines.get(0)).row("layer", lines.get(1));
    for (int i = 0; i < layers.size(); i++) {
      table.row(ShortName.of(layers.get(i).layer().name(), width), lines.get(i + 2));
    }
    return table.toString();
  }

  private static String[] cells(LayerAnalysis layer) {
    return new String[] {
      shape(layer.layer()),
      cell(layer.metrics(), metrics -> Words.rounded(metrics.spectralNorm())),
      cell(layer.metrics(), (SpectralMetrics metrics) -> Words.rounded(metrics.stableRank())),
      cell(layer.bulk(), bulk -> Integer.toString(bulk.spikes().size())),
      cell(layer.tail(), AnalysisTable::exponent),
      cell(layer.noise(), AnalysisTable::range)
    };
  }

  private static <T> String cell(Outcome<T> outcome, Function<T, String> text) {
    return outcome.value().map(text).orElse(NONE);
  }

  /** 512×2048, and 9·16×16 for nine pooled matrices. */
  static String shape(LayerDescription layer) {
    String one = layer.rows() + "×" + layer.columns();
    return layer.copies() == 1 ? one : layer.copies() + "·" + one;
  }

  /** As many decimals as the standard error has use for, at most two. */
  private static String exponent(PowerLawTail tail) {
    double error = tail.standardError();
    int decimals = Math.max(0, Math.min(2, 1 - (int) Math.floor(Math.log10(error))));
    String format = "%." + decimals + "f";
    return String.format(Locale.ROOT, format + " ± " + format, tail.tailExponent(), error);
  }

  private static String range(NullVerdict noise) {
    String format = noise.nullHigh() < 10 ? "%.2f–%.2f" : "%.1f–%.1f";
    return String.format(Locale.ROOT, format, noise.nullLow(), noise.nullHigh());
  }
}
