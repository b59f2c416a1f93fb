package io.spectracast.report;

import io.spectracast.analysis.LayerAnalysis;
import io.spectracast.figure.Figure;
import io.spectracast.figure.Figure.Axis;
import io.spectracast.figure.Figure.Band;
import io.spectracast.figure.Figure.Line;
import io.spectracast.figure.Figure.Mark;
import io.spectracast.figure.Figure.Range;
import io.spectracast.figure.Figure.Stroke;
import io.spectracast.figure.Ink;
import io.spectracast.tail.HillPoint;
import io.spectracast.tail.NullVerdict;
import io.spectracast.tail.PowerLawTail;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/** The exponent from the k largest eigenvalues, for all k: a power-law tail is a plateau. */
final class HillFigure {

  /** With fewer eigenvalues the estimate says nothing. */
  private static final int FEWEST = 4;

  /** The vertical axis reaches so far beyond what there is to compare. */
  private static final double MARGIN = 1.25;

  /** Noise further above the rest than this factor leaves the window. */
  private static final double MOST_ABOVE = 3;

  private final LayerAnalysis layer;
  private final List<HillPoint> points;

  /**
   * @param most points that may be drawn
   */
  HillFigure(LayerAnalysis layer, int most) {
    this.layer = layer;
    List<HillPoint> all = layer.hillPlot().points().stream().filter(p -> p.k() >= FEWEST).toList();
    this.points =
        all.isEmpty()
            ? all
            : Arrays.stream(Thinning.geometric(all.size(), most).kept())
                .mapToObj(all::get)
                .toList();
  }

  /** Empty if there are too few eigenvalues. */
  Optional<Figure> draw(String id) {
    return points.size() < 2 ? Optional.empty() : Optional.of(figure(id));
  }

  private Figure figure(String id) {
    List<Line> lines = new ArrayList<>();
    lines.add(
        new Line("Hill", "α", k(), all(HillPoint::tailExponent), Ink.BLUE, Stroke.SOLID, false));
    layer.tail().value().map(this::fitted).ifPresent(lines::add);
    List<Band> bands = new ArrayList<>();
    layer.noise().value().map(this::noise).ifPresent(bands::add);
    bands.add(
        new Band(
            "Hill",
            "± s.e.",
            k(),
            all(p -> p.tailExponent() - p.standardError()),
            all(p -> p.tailExponent() + p.standardError()),
            Ink.BLUE,
            0.18));
    return new Figure(
        id,
        "Hill plot",
        "α from the k largest eigenvalues with its standard error. A plateau speaks for a power"
            + " law; the dotted line is where the fit begins its tail.",
        new Axis("k, eigenvalues in the tail", "k", Optional.empty(), true),
        new Axis("tail exponent α", "α", Optional.of(window()), false),
        Optional.empty(),
        lines,
        bands,
        Optional.empty(),
        Optional.empty(),
        layer.tail().value().map(HillFigure::begin).stream().toList());
  }

  private double[] k() {
    return all(HillPoint::k);
  }

  private double[] all(ToDoubleFunction<HillPoint> value) {
    return points.stream().mapToDouble(value).toArray();
  }

  /** From 1 to what can be compared: the fit, the noise, the middle of the plot. */
  private Range window() {
    double[] sorted = points.stream().mapToDouble(HillPoint::tailExponent).sorted().toArray();
    double top = sorted[(int) (0.8 * (sorted.length - 1))];
    double fitted = layer.tail().value().map(t -> t.tailExponent() + t.standardError()).orElse(0.0);
    double noise = layer.noise().value().map(NullVerdict::nullHigh).orElse(0.0);
    top = Math.max(top, fitted);
    top = Math.max(top, Math.min(noise, MOST_ABOVE * top));
    return new Range(1, Math.ceil(MARGIN * top));
  }

  private Line fitted(PowerLawTail tail) {
    double[] x = {points.get(0).k(), points.get(points.size() - 1).k()};
    double[] y = {tail.tailExponent(), tail.tailExponent()};
    return new Line("fit", "α", x, y, Ink.VERMILION, Stroke.DASHED, false);
  }

  private Band noise(NullVerdict noise) {
    double[] x = {points.get(0).k(), points.get(points.size() - 1).k()};
    return new Band(
        "noise of this shape",
        "95 %",
        x,
        new double[] {noise.nullLow(), noise.nullLow()},
        new double[] {noise.nullHigh(), noise.nullHigh()},
        Ink.GREY,
        0.15);
  }

  private static Mark begin(PowerLawTail tail) {
    return new Mark(
        "tail begins, k = " + Numbers.count(tail.tailSize()),
        tail.tailSize(),
        Ink.GREEN,
        Stroke.DOTTED);
  }
}
