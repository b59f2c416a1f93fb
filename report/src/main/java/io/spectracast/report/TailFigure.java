package io.spectracast.report;

import io.spectracast.analysis.LayerAnalysis;
import io.spectracast.figure.Figure;
import io.spectracast.figure.Figure.Axis;
import io.spectracast.figure.Figure.Line;
import io.spectracast.figure.Figure.Mark;
import io.spectracast.figure.Figure.Range;
import io.spectracast.figure.Figure.Stroke;
import io.spectracast.figure.Ink;
import io.spectracast.rmt.MarchenkoPastur;
import io.spectracast.spectrum.BulkFit;
import io.spectracast.tail.PowerLawTail;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The share of eigenvalues that are at least λ, on two logarithmic axes: a power law is a straight
 * line of slope 1 − α there, noise falls off at its edge. Needs no bins.
 */
final class TailFigure {

  /** How far the horizontal axis reaches below the largest eigenvalue. */
  private static final double REACH = 1e-7;

  private static final int FIT_POINTS = 12;
  private static final int NOISE_POINTS = 60;

  private final LayerAnalysis layer;
  private final double[] eigenvalues;
  private final int points;

  /**
   * @param points of the spectrum that may be drawn
   */
  TailFigure(LayerAnalysis layer, int points) {
    this.layer = layer;
    this.eigenvalues = layer.eigenvalues();
    this.points = points;
  }

  Figure draw(String id) {
    List<Line> lines = new ArrayList<>();
    layer.bulk().value().map(this::noise).ifPresent(lines::add);
    lines.add(spectrum("eigenvalues", Ink.BLUE));
    layer.tail().value().map(tail -> powerLaw(tail, Ink.VERMILION)).ifPresent(lines::add);
    return new Figure(
        id,
        "Tail",
        description(),
        new Axis("eigenvalue λ = s²", "λ", Optional.of(window()), true),
        Axis.logarithmic("share of eigenvalues ≥ λ", "share"),
        Optional.empty(),
        lines,
        List.of(),
        Optional.empty(),
        Optional.empty(),
        layer.tail().value().map(TailFigure::begin).stream().toList());
  }

  private String description() {
    String tail =
        layer
            .tail()
            .value()
            .map(
                fit ->
                    "α = %s ± %s over the %s largest of %s eigenvalues, D = %s."
                        .formatted(
                            Numbers.rounded(fit.tailExponent()),
                            Numbers.rounded(fit.standardError()),
                            Numbers.count(fit.tailSize()),
                            Numbers.count(fit.size()),
                            Numbers.rounded(fit.kolmogorovDistance())))
            .orElse("No power law was fitted: %s.".formatted(layer.tail().reason()));
    return tail
        + layer
            .noise()
            .value()
            .map(
                noise ->
                    " Gaussian matrices of this shape show %s to %s (95 %%)."
                        .formatted(
                            Numbers.rounded(noise.nullLow()), Numbers.rounded(noise.nullHigh())))
            .orElse("");
  }

  private double lowest() {
    double floor = REACH * eigenvalues[0];
    return Arrays.stream(eigenvalues).filter(l -> l > floor).min().orElse(eigenvalues[0]);
  }

  /** From the smallest eigenvalue worth drawing to the largest. */
  Range window() {
    double low = lowest();
    return low < eigenvalues[0] ? new Range(low, eigenvalues[0]) : new Range(low / 2, 2 * low);
  }

  /** The eigenvalues as dots. */
  Line spectrum(String legend, Ink ink) {
    double floor = REACH * eigenvalues[0];
    int[] ranks =
        Arrays.stream(Thinning.geometric(eigenvalues.length, points).kept())
            .filter(rank -> eigenvalues[rank] > floor)
            .toArray();
    int last = ranks.length - 1;
    double[] x = new double[ranks.length];
    double[] y = new double[ranks.length];
    for (int i = 0; i <= last; i++) {
      x[last - i] = eigenvalues[ranks[i]];
      y[last - i] = (ranks[i] + 1.0) / eigenvalues.length;
    }
    return new Line(legend, "", x, y, ink, Stroke.POINTS, false);
  }

  /** The fit over its tail. */
  static Line powerLaw(PowerLawTail fit, Ink ink) {
    double span = Math.log(fit.xMax() / fit.xMin());
    double[] x =
        IntStream.range(0, FIT_POINTS)
            .mapToDouble(i -> fit.xMin() * Math.exp(span * i / (FIT_POINTS - 1)))
            .toArray();
    double[] y =
        Arrays.stream(x)
            .map(
                l -> Math.pow(l / fit.xMin(), 1 - fit.tailExponent()) * fit.tailSize() / fit.size())
            .toArray();
    String name = "power law, α = " + Numbers.rounded(fit.tailExponent());
    return new Line(name, "", x, y, ink, Stroke.SOLID, false);
  }

  /** Bulk and spikes if the bulk were exactly Marchenko–Pastur. */
  private Line noise(BulkFit fit) {
    double spikes = (double) fit.spikes().size() / eigenvalues.length;
    MarchenkoPastur law =
        new MarchenkoPastur((double) fit.bulkColumns() / fit.bulkRows(), fit.entryVariance());
    double from = Math.max(lowest(), fit.bulkRows() * law.getSupportLowerBound());
    double to = fit.bulkRows() * law.getSupportUpperBound();
    double least = 0.5 / eigenvalues.length;
    List<double[]> curve = new ArrayList<>();
    for (int i = 0; i < NOISE_POINTS && to > from; i++) {
      double fraction = (1 - Math.cos(Math.PI * i / (NOISE_POINTS - 1))) / 2;
      double x = from + fraction * (to - from);
      double y = spikes + (1 - spikes) * (1 - law.cumulativeProbability(x / fit.bulkRows()));
      if (y > least) {
        curve.add(new double[] {x, y});
      }
    }
    return new Line(
        "Marchenko–Pastur",
        "",
        curve.stream().mapToDouble(p -> p[0]).toArray(),
        curve.stream().mapToDouble(p -> p[1]).toArray(),
        Ink.GREY,
        Stroke.DASHED,
        false);
  }

  private static Mark begin(PowerLawTail fit) {
    return new Mark(
        "tail begins, λ = " + Numbers.rounded(fit.xMin()), fit.xMin(), Ink.GREEN, Stroke.DOTTED);
  }
}
