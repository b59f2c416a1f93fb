package io.spectracast.report;

import io.spectracast.analysis.LayerAnalysis;
import io.spectracast.analysis.ModelComparison.Pair;
import io.spectracast.figure.Figure;
import io.spectracast.figure.Figure.Axis;
import io.spectracast.figure.Figure.Line;
import io.spectracast.figure.Figure.Range;
import io.spectracast.figure.Ink;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** One layer of two models side by side. */
final class PairFigures {

  static final String FIRST = "first";
  static final String SECOND = "second";
  static final Ink FIRST_INK = Ink.BLUE;
  static final Ink SECOND_INK = Ink.VERMILION;

  private final Pair pair;
  private final int points;

  /**
   * @param points that each line may hold
   */
  PairFigures(Pair pair, int points) {
    this.pair = pair;
    this.points = points;
  }

  /** None if a layer has no spectrum. */
  List<Figure> draw(String id) {
    if (pair.first().metrics().value().isEmpty() || pair.second().metrics().value().isEmpty()) {
      return List.of();
    }
    List<Figure> figures = new ArrayList<>();
    figures.add(tails(id + "-tails"));
    figures.add(ratios(id + "-ratios"));
    figures.add(bulk(id + "-first", "Bulk and spikes, " + FIRST, pair.first()));
    figures.add(bulk(id + "-second", "Bulk and spikes, " + SECOND, pair.second()));
    return figures;
  }

  private Figure tails(String id) {
    TailFigure first = new TailFigure(pair.first(), points);
    TailFigure second = new TailFigure(pair.second(), points);
    List<Line> lines = new ArrayList<>();
    lines.add(first.spectrum(FIRST, FIRST_INK));
    lines.add(second.spectrum(SECOND, SECOND_INK));
    fit(pair.first(), FIRST_INK, FIRST).ifPresent(lines::add);
    fit(pair.second(), SECOND_INK, SECOND).ifPresent(lines::add);
    Range a = first.window();
    Range b = second.window();
    Range both = new Range(Math.min(a.from(), b.from()), Math.max(a.to(), b.to()));
    return new Figure(
        id,
        "Tails",
        "The share of eigenvalues that are at least λ, with both power laws over their tails.",
        new Axis("eigenvalue λ = s²", "λ", Optional.of(both), true),
        Axis.logarithmic("share of eigenvalues ≥ λ", "share"),
        Optional.empty(),
        lines,
        List.of(),
        Optional.empty(),
        Optional.empty(),
        List.of());
  }

  private static Optional<Line> fit(LayerAnalysis layer, Ink ink, String which) {
    return layer
        .tail()
        .value()
        .map(tail -> TailFigure.powerLaw(tail, ink))
        .map(
            line ->
                new Line(
                    which + ", " + line.legend().substring("power law, ".length()),
                    line.role(),
                    line.x(),
                    line.y(),
                    ink,
                    line.stroke(),
                    line.right()));
  }

  private Figure ratios(String id) {
    double[] first = pair.first().singularValues();
    double[] second = pair.second().singularValues();
    int[] kept = Thinning.geometric(Math.min(first.length, second.length), points).kept();
    double[] k = Arrays.stream(kept).mapToDouble(i -> i + 1.0).toArray();
    double[] ratio = Arrays.stream(kept).mapToDouble(i -> second[i] / first[i]).toArray();
    return Figure.ofLines(
        id,
        "Singular values, rank by rank",
        "The k-th singular value of the second model over that of the first: 1 is unchanged.",
        new Axis("k, rank of the singular value", "k", Optional.empty(), true),
        Axis.of("sₖ of the second / sₖ of the first", "ratio"),
        List.of(Line.solid("ratio", k, ratio, Ink.GREEN)));
  }

  private static Figure bulk(String id, String title, LayerAnalysis layer) {
    return SpectrumFigure.of(id, title, layer.singularValues(), layer.bulk().value());
  }
}
