package io.spectracast.report;

import io.spectracast.analysis.BaseDistance;
import io.spectracast.analysis.LayerAnalysis;
import io.spectracast.analysis.LayerDescription;
import io.spectracast.spectrum.SpectralMetrics;
import io.spectracast.tail.NullVerdict;
import io.spectracast.tail.Outcome;
import io.spectracast.tail.PowerLawTail;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * A layer's row in the table of all layers.
 *
 * @param anchor of the layer's section
 * @param cells as the columns after the name
 */
record LayerRow(String name, String anchor, List<Cell> cells) {

  /** What the columns after the name hold. */
  static final List<Column> COLUMNS =
      List.of(
          new Column("kind", "what the layer does, by its name and shape"),
          new Column("shape", "rows × columns of the matrix as it is stored, sorted by its size"),
          new Column("s₁", "the largest singular value"),
          new Column("stable rank", "‖W‖²/s₁², in Frobenius norm"),
          new Column("effective rank", "e to the entropy of the normalised singular values"),
          new Column("spikes", "singular values above the Tracy–Widom edge of the bulk"),
          new Column("α", "exponent of the power-law tail of λ = s²"),
          new Column("±\u00a0s.e.", "its standard error, for a tail that is known to begin there"),
          new Column(
              "noise, 95\u00a0%", "where 95 % of the α of Gaussian matrices of this shape lie"),
          new Column("p", "of the α, two-sided, if the layer were Gaussian noise"));

  /** Also this where there is a base. */
  static final Column MOVED = new Column("moved", "‖W − W₀‖/‖W₀‖ from the base W₀");

  /** A heading and its explanation. */
  record Column(String heading, String meaning) {}

  /**
   * One cell.
   *
   * @param sort what the column is sorted by; empty for what is missing and comes last
   * @param number whether it is sorted as a number
   */
  record Cell(String text, String sort, boolean number) {

    static Cell word(String text) {
      return new Cell(text, text, false);
    }

    static Cell of(double value) {
      return new Cell(Numbers.rounded(value), Double.toString(value), true);
    }

    static Cell of(int count) {
      return new Cell(Numbers.count(count), Integer.toString(count), true);
    }

    static final Cell NONE = new Cell("–", "", true);
  }

  static LayerRow of(LayerAnalysis layer, String anchor, boolean withBase) {
    LayerDescription described = layer.layer();
    List<Cell> cells =
        new ArrayList<>(
            List.of(
                Cell.word(kind(described)),
                shape(described),
                cell(layer.metrics(), SpectralMetrics::spectralNorm),
                cell(layer.metrics(), SpectralMetrics::stableRank),
                cell(layer.metrics(), SpectralMetrics::effectiveRank),
                layer.bulk().value().map(fit -> Cell.of(fit.spikes().size())).orElse(Cell.NONE),
                cell(layer.tail(), PowerLawTail::tailExponent),
                cell(layer.tail(), PowerLawTail::standardError),
                layer.noise().value().map(LayerRow::range).orElse(Cell.NONE),
                cell(layer.noise(), NullVerdict::pValue)));
    if (withBase) {
      cells.add(cell(layer.base(), BaseDistance::relative));
    }
    return new LayerRow(described.name(), anchor, List.copyOf(cells));
  }

  private static Cell shape(LayerDescription layer) {
    String one = "%d × %d".formatted(layer.rows(), layer.columns());
    long size = (long) layer.copies() * layer.rows() * layer.columns();
    return new Cell(
        layer.copies() == 1 ? one : layer.copies() + " · " + one, Long.toString(size), true);
  }

  private static Cell range(NullVerdict noise) {
    return new Cell(
        Numbers.rounded(noise.nullLow()) + "–" + Numbers.rounded(noise.nullHigh()),
        Double.toString(noise.nullLow()),
        true);
  }

  static String kind(LayerDescription layer) {
    return layer.kind().name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private static <T> Cell cell(Outcome<T> outcome, ToDoubleFunction<T> value) {
    return outcome.value().map(v -> Cell.of(value.applyAsDouble(v))).orElse(Cell.NONE);
  }
}
