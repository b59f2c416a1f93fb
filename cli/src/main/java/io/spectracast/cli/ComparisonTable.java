package io.spectracast.cli;

import io.spectracast.analysis.LayerAnalysis;
import io.spectracast.analysis.ModelComparison.Pair;
import java.util.List;
import java.util.Locale;

/** Two models' layers on the terminal, one a line, 80 characters wide. */
final class ComparisonTable {

  private static final int NAME_WIDTH = 24;
  private static final String NONE = "–";

  private ComparisonTable() {}

  static String of(List<Pair> pairs) {
    TextTable table = new TextTable(1, "", "α", "α", "in", "stable", "rank", "spikes", "", "‖B−A‖");
    table.row("layer", "A", "B", "s.e.", "A", "B", "A", "B", "/‖A‖");
    pairs.forEach(pair -> table.row(cells(pair)));
    return table.toString();
  }

  private static String[] cells(Pair pair) {
    return new String[] {
      ShortName.of(pair.name(), NAME_WIDTH),
      exponent(pair.first()),
      exponent(pair.second()),
      pair.exponentsApart().isPresent()
          ? String.format(Locale.ROOT, "%+.1f", pair.exponentsApart().getAsDouble())
          : NONE,
      rank(pair.first()),
      rank(pair.second()),
      spikes(pair.first()),
      spikes(pair.second()),
      pair.distance().value().map(d -> Words.rounded(d.relative())).orElse(NONE)
    };
  }

  private static String exponent(LayerAnalysis layer) {
    return layer
        .tail()
        .value()
        .map(tail -> String.format(Locale.ROOT, "%.2f", tail.tailExponent()))
        .orElse(NONE);
  }

  private static String rank(LayerAnalysis layer) {
    return layer.metrics().value().map(m -> Words.rounded(m.stableRank())).orElse(NONE);
  }

  private static String spikes(LayerAnalysis layer) {
    return layer.bulk().value().map(fit -> Integer.toString(fit.spikes().size())).orElse(NONE);
  }
}
