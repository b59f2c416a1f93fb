package io.spectracast.report;

import io.spectracast.analysis.LayerAnalysis;
import io.spectracast.figure.Figure;
import io.spectracast.figure.Figure.Axis;
import io.spectracast.figure.Figure.Band;
import io.spectracast.figure.Figure.Line;
import io.spectracast.figure.Figure.Stroke;
import io.spectracast.figure.Ink;
import io.spectracast.spectrum.SpectralMetrics;
import io.spectracast.tail.NullVerdict;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.IntStream;

/** All layers of a model side by side, in their order. */
final class ModelFigures {

  private static final Axis LAYERS = Axis.of("layer, in the model's order", "layer");

  private static final double HALF_STEP = 0.45;

  private final List<LayerAnalysis> layers;
  private final double[] positions;

  ModelFigures(List<LayerAnalysis> layers) {
    this.layers = layers;
    this.positions = IntStream.rangeClosed(1, layers.size()).asDoubleStream().toArray();
  }

  /** None for a single layer. */
  List<Figure> draw() {
    return layers.size() < 2 ? List.of() : List.of(exponents(), ranks());
  }

  private Figure exponents() {
    Line alpha = points("α", Ink.BLUE, layer -> exponent(layer));
    List<Band> bands =
        layers.stream().anyMatch(layer -> layer.noise().value().isPresent())
            ? List.of(noise())
            : List.of();
    return figure(
        "model-exponents",
        "Tail exponent of every layer",
        "The grey band holds 95 % of the α of Gaussian matrices of the layer's own shape: a point"
            + " inside it may be noise.",
        Axis.of("tail exponent α", "α"),
        List.of(alpha),
        bands);
  }

  private Figure ranks() {
    return figure(
        "model-ranks",
        "Ranks and spikes of every layer",
        "Effective rank by entropy, stable rank ‖W‖²/s₁², and the number of spikes above the"
            + " Marchenko–Pastur bulk (not drawn where it is 0).",
        Axis.logarithmic("count", "count"),
        List.of(
            points(
                "effective rank",
                Ink.GREEN,
                layer -> metric(layer, SpectralMetrics::effectiveRank)),
            points("stable rank", Ink.BLUE, layer -> metric(layer, SpectralMetrics::stableRank)),
            points("spikes", Ink.PURPLE, layer -> spikes(layer))),
        List.of());
  }

  private static Figure figure(
      String id, String title, String description, Axis y, List<Line> lines, List<Band> bands) {
    return Figure.ofLinesAndBands(id, title, description, LAYERS, y, lines, bands);
  }

  private Line points(String legend, Ink ink, Function<LayerAnalysis, OptionalDouble> value) {
    return new Line(legend, "", positions, all(value), ink, Stroke.POINTS, false);
  }

  private double[] all(Function<LayerAnalysis, OptionalDouble> value) {
    return layers.stream().mapToDouble(l -> value.apply(l).orElse(Double.NaN)).toArray();
  }

  /** A step for each layer. */
  private Band noise() {
    int[] known =
        IntStream.range(0, layers.size())
            .filter(i -> layers.get(i).noise().value().isPresent())
            .toArray();
    double[] x = new double[2 * known.length];
    double[] low = new double[x.length];
    double[] high = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      NullVerdict noise = layers.get(known[i / 2]).noise().get();
      x[i] = positions[known[i / 2]] + (i % 2 == 0 ? -HALF_STEP : HALF_STEP);
      low[i] = noise.nullLow();
      high[i] = noise.nullHigh();
    }
    return new Band("noise of its shape", "95 %", x, low, high, Ink.GREY, 0.2);
  }

  private static OptionalDouble exponent(LayerAnalysis layer) {
    return of(layer.tail().value().map(tail -> tail.tailExponent()));
  }

  private static OptionalDouble spikes(LayerAnalysis layer) {
    return of(layer.bulk().value().map(fit -> (double) fit.spikes().size()).filter(n -> n > 0));
  }

  private static OptionalDouble metric(
      LayerAnalysis layer, Function<SpectralMetrics, Double> value) {
    return of(layer.metrics().value().map(value));
  }

  private static OptionalDouble of(Optional<Double> value) {
    return value.map(OptionalDouble::of).orElse(OptionalDouble.empty());
  }
}
