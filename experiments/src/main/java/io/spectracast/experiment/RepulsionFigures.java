package io.spectracast.experiment;

import io.spectracast.figure.Figure;
import io.spectracast.figure.Figure.Axis;
import io.spectracast.figure.Figure.Band;
import io.spectracast.figure.Figure.Bars;
import io.spectracast.figure.Figure.Line;
import io.spectracast.figure.Figure.Range;
import io.spectracast.figure.Figure.Stroke;
import io.spectracast.figure.Histogram;
import io.spectracast.figure.Ink;
import io.spectracast.inference.Interval;
import io.spectracast.rmt.WignerSurmise;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import java.util.stream.IntStream;

/** The figures of the experiment on repulsion. */
final class RepulsionFigures {

  /** ⟨r⟩ of large real random matrices. */
  private static final double WIGNER_RATIO = 0.5307;

  private static final double POISSON_RATIO = 2 * Math.log(2) - 1;
  private static final double LARGEST_SPACING = 4;
  private static final int SPACING_BINS = 32;
  private static final int POINTS = 160;
  private static final double FAINT = 0.2;

  private RepulsionFigures() {}

  /** Mean change of gaps by their width. */
  static Figure gaps(
      String id, String where, List<PooledSlopes.Bin> measured, List<PooledSlopes.Bin> isotropic) {
    double[] x = gaps(measured);
    return new Figure(
        id,
        "Gaps open: " + where,
        "The mean change of a gap in one window beyond the first order of the movement, by the gap's"
            + " width, with intervals over runs. If levels repel as the theory says, it follows the"
            + " line of the noise that was measured in other windows.",
        Axis.logarithmic("gap between neighbouring singular values", "gap"),
        Axis.of("mean change in one window", "change"),
        Optional.empty(),
        List.of(
            new Line("recorded", "mean", x, changes(measured), Ink.BLUE, Stroke.POINTS, false),
            Line.solid("theory, measured noise", x, predicted(measured), Ink.VERMILION),
            new Line(
                "theory, isotropic noise",
                "",
                gaps(isotropic),
                predicted(isotropic),
                Ink.GREY,
                Stroke.DASHED,
                false)),
        List.of(
            new Band(
                "recorded",
                "interval",
                x,
                limits(measured, Interval::low),
                limits(measured, Interval::high),
                Ink.BLUE,
                FAINT)),
        Optional.empty(),
        Optional.empty(),
        List.of());
  }

  private static double[] gaps(List<PooledSlopes.Bin> bins) {
    return bins.stream().mapToDouble(PooledSlopes.Bin::gap).toArray();
  }

  private static double[] changes(List<PooledSlopes.Bin> bins) {
    return limits(bins, Interval::estimate);
  }

  private static double[] predicted(List<PooledSlopes.Bin> bins) {
    return bins.stream().mapToDouble(PooledSlopes.Bin::predicted).toArray();
  }

  private static double[] limits(List<PooledSlopes.Bin> bins, Function<Interval, Double> limit) {
    return bins.stream().mapToDouble(bin -> limit.apply(bin.change())).toArray();
  }

  /** Spacings beside both laws. */
  static Figure spacings(String id, String title, String description, double[] spacings) {
    double[] edges = grid(SPACING_BINS);
    double[] shown = Arrays.stream(spacings).filter(s -> s < LARGEST_SPACING).toArray();
    Histogram histogram = Histogram.within(edges, shown);
    double share = (double) shown.length / spacings.length;
    double[] heights = Arrays.stream(histogram.heights()).map(h -> h * share).toArray();
    return new Figure(
        id,
        title,
        description,
        new Axis("spacing over the mean around it", "spacing", range(LARGEST_SPACING), false),
        Axis.of("density", "density"),
        Optional.empty(),
        List.of(
            curve(
                "Wigner, levels repel", new WignerSurmise(1)::density, Ink.VERMILION, Stroke.SOLID),
            curve("Poisson, independent", s -> Math.exp(-s), Ink.GREEN, Stroke.DASHED)),
        List.of(),
        Optional.of(new Bars("trained", edges, heights, histogram.counts(), Ink.BLUE)),
        Optional.empty(),
        List.of());
  }

  private static Optional<Range> range(double to) {
    return Optional.of(new Range(0, to));
  }

  private static double[] grid(int cells) {
    return IntStream.rangeClosed(0, cells).mapToDouble(i -> LARGEST_SPACING * i / cells).toArray();
  }

  private static Line curve(String legend, DoubleUnaryOperator density, Ink ink, Stroke stroke) {
    double[] x = grid(POINTS);
    return new Line(legend, "", x, Arrays.stream(x).map(density).toArray(), ink, stroke, false);
  }

  /** ⟨r⟩ over time, of runs from both starts. */
  static Figure ratios(
      String id, String where, List<PooledLevels> drawn, List<PooledLevels> independent) {
    List<Line> lines = new ArrayList<>();
    List<Band> bands = new ArrayList<>();
    Function<PooledLevels, Interval> trained = levels -> levels.trained().meanRatio();
    Function<PooledLevels, Interval> shaken = levels -> levels.shaken().meanRatio();
    add("weights as drawn", drawn, trained, Ink.BLUE, lines, bands);
    add("independent levels at the start", independent, trained, Ink.VERMILION, lines, bands);
    add("the same under isotropic noise", independent, shaken, Ink.GREY, lines, bands);
    double[] ends = {0, drawn.get(drawn.size() - 1).update()};
    lines.add(level("random matrices", ends, WIGNER_RATIO, Ink.PURPLE));
    lines.add(level("independent levels", ends, POISSON_RATIO, Ink.GREEN));
    return Figure.ofLinesAndBands(
        id,
        "Mean ratio ⟨r⟩ over time: " + where,
        "⟨r⟩ of the bulk's levels, all runs together, with its interval. Runs whose singular values"
            + " were made independent at the start show whether training itself makes them repel;"
            + " beside them the same starts, moved as far by isotropic noise.",
        Axis.STEPS,
        Axis.of("⟨r⟩", "⟨r⟩"),
        lines,
        bands);
  }

  private static Line level(String legend, double[] ends, double ratio, Ink ink) {
    return new Line(legend, "", ends, new double[] {ratio, ratio}, ink, Stroke.DOTTED, false);
  }

  private static void add(
      String legend,
      List<PooledLevels> levels,
      Function<PooledLevels, Interval> ratio,
      Ink ink,
      List<Line> lines,
      List<Band> bands) {
    double[] x = levels.stream().mapToDouble(PooledLevels::update).toArray();
    double[] mean = levels.stream().mapToDouble(l -> ratio.apply(l).estimate()).toArray();
    double[] low = levels.stream().mapToDouble(l -> ratio.apply(l).low()).toArray();
    double[] high = levels.stream().mapToDouble(l -> ratio.apply(l).high()).toArray();
    lines.add(new Line(legend, "mean", x, mean, ink, Stroke.SOLID, false));
    bands.add(new Band(legend, "interval", x, low, high, ink, FAINT));
  }
}
