package io.spectracast.report;

import io.spectracast.figure.Figure;
import io.spectracast.figure.Figure.Axis;
import io.spectracast.figure.Figure.Band;
import io.spectracast.figure.Figure.Bars;
import io.spectracast.figure.Figure.Line;
import io.spectracast.figure.Figure.Mark;
import io.spectracast.figure.Figure.Range;
import io.spectracast.figure.Figure.Stroke;
import io.spectracast.figure.Figure.Ticks;
import io.spectracast.figure.Ink;
import java.awt.BasicStroke;
import java.awt.Color;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.Styler.YAxisPosition;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** One figure as an XChart chart: the same content as on the page, for light paper. */
final class FigureImage {

  private static final double TICK_HEIGHT = 0.10;
  private static final double BARE_TICK_HEIGHT = 0.7;
  private static final double HEADROOM = 0.05;

  /** No 1/n: points as far apart as the margin is wide would each claim a label from XChart. */
  private static final double PADDING = 0.0107;

  private final Figure figure;
  private final XYChart chart;
  private final Range x;
  private final Range y;
  private final Set<String> inLegend = new HashSet<>();
  private int parts;

  private FigureImage(Figure figure, int width, int height) {
    this.figure = figure;
    this.chart = new XYChart(width, height);
    this.x =
        padded(figure.x(), figure.x().range().orElseGet(() -> range(figure.x(), horizontal())));
    this.y = vertical();
  }

  /** The chart in this size, in points. */
  static XYChart of(Figure figure, int width, int height) {
    return new FigureImage(figure, width, height).draw();
  }

  private XYChart draw() {
    chart.setTitle(figure.title());
    chart.setXAxisTitle(figure.x().title());
    chart.setYAxisTitle(figure.y().title());
    PaperStyle.apply(chart.getStyler());
    scale();
    figure.bars().ifPresent(this::draw);
    figure.bands().forEach(this::draw);
    figure.lines().forEach(this::draw);
    figure.ticks().ifPresent(this::draw);
    figure.marks().forEach(this::draw);
    explainBands();
    PaperStyle.fitTitle(
        chart.getStyler(),
        figure.title(),
        chart.getSeriesCollection().stream()
            .filter(XYSeries::isShowInLegend)
            .map(XYSeries::getLabel),
        chart.getWidth());
    if (figure.densityIsBare()) {
      PaperStyle.hideVerticalAxis(chart.getStyler());
    }
    return chart;
  }

  private void scale() {
    chart.getStyler().setXAxisLogarithmic(figure.x().logarithmic());
    chart.getStyler().setYAxisLogarithmic(figure.y().logarithmic());
    chart.getStyler().setXAxisMin(x.from()).setXAxisMax(x.to());
    chart.getStyler().setYAxisMin(0, y.from()).setYAxisMax(0, y.to());
    figure
        .right()
        .ifPresent(
            axis -> {
              chart.setYAxisGroupTitle(1, axis.title());
              chart.getStyler().setYAxisGroupPosition(1, YAxisPosition.Right);
              axis.range()
                  .map(r -> padded(axis, r))
                  .ifPresent(
                      r -> chart.getStyler().setYAxisMin(1, r.from()).setYAxisMax(1, r.to()));
            });
  }

  private DoubleStream horizontal() {
    return Stream.concat(figure.lines().stream().map(Line::x), figure.bands().stream().map(Band::x))
        .flatMapToDouble(Arrays::stream);
  }

  private Range vertical() {
    DoubleStream lines =
        figure.lines().stream()
            .filter(l -> !l.right())
            .map(Line::y)
            .flatMapToDouble(Arrays::stream);
    DoubleStream bands =
        figure.bands().stream()
            .flatMap(b -> Stream.of(b.lower(), b.upper()))
            .flatMapToDouble(Arrays::stream);
    DoubleStream bars = figure.bars().stream().flatMapToDouble(b -> Arrays.stream(b.heights()));
    Range data =
        figure
            .y()
            .range()
            .orElseGet(
                () ->
                    range(
                        figure.y(), DoubleStream.concat(lines, DoubleStream.concat(bands, bars))));
    double headroom = HEADROOM * (data.to() - data.from());
    return padded(figure.y(), new Range(data.from(), data.to() + headroom));
  }

  /** A little wider, and from zero where the data start near it. */
  private static Range padded(Axis axis, Range data) {
    if (axis.logarithmic()) {
      double factor = Math.pow(data.to() / data.from(), PADDING);
      return new Range(data.from() / factor, data.to() * factor);
    }
    boolean nearZero = data.from() >= 0 && data.from() < 0.3 * data.to();
    double margin = PADDING * (data.to() - data.from());
    return new Range((nearZero ? 0 : data.from()) - margin, data.to() + margin);
  }

  private static Range range(Axis axis, DoubleStream values) {
    double[] drawn = values.filter(v -> isDrawn(axis, v)).toArray();
    double from = Arrays.stream(drawn).min().orElse(axis.logarithmic() ? 0.1 : 0);
    double to = Arrays.stream(drawn).max().orElse(1);
    if (axis.logarithmic()) {
      return to > from ? new Range(from, to) : new Range(from / 2, to * 2);
    }
    double margin = to > from ? 0 : Math.max(Math.abs(to) / 10, 1e-9);
    return new Range(from - margin, to + margin);
  }

  private static boolean isDrawn(Axis axis, double value) {
    return Double.isFinite(value) && (value > 0 || !axis.logarithmic());
  }

  private void draw(Line given) {
    Line line = withoutUndrawable(given);
    if (line.x().length == 0) {
      return;
    }
    XYSeries series = add(line.legend(), line.ink(), line.x(), line.y());
    series.setLineStyle(PaperStyle.stroke(line.stroke(), 1.8f));
    if (line.right()) {
      series.setYAxisGroup(1);
    }
    if (line.stroke() == Stroke.POINTS) {
      series.setXYSeriesRenderStyle(XYSeriesRenderStyle.Scatter);
    }
    if (line.x().length < 8 || line.stroke() == Stroke.POINTS) {
      series.setMarker(SeriesMarkers.CIRCLE);
      series.setMarkerColor(PaperStyle.colour(line.ink(), 1));
    }
  }

  /** A logarithmic axis has no place for what is not positive. */
  private Line withoutUndrawable(Line line) {
    if (!figure.x().logarithmic() && !figure.y().logarithmic()) {
      return line;
    }
    int[] kept =
        IntStream.range(0, line.x().length)
            .filter(i -> isDrawn(figure.x(), line.x()[i]) && isDrawn(figure.y(), line.y()[i]))
            .toArray();
    double[] atX = IntStream.of(kept).mapToDouble(i -> line.x()[i]).toArray();
    double[] atY = IntStream.of(kept).mapToDouble(i -> line.y()[i]).toArray();
    return new Line(line.legend(), line.role(), atX, atY, line.ink(), line.stroke(), line.right());
  }

  private void draw(Band band) {
    Outline outline = Outline.of(band);
    fill(add("", band.ink(), outline.x(), outline.y()), band.ink(), band.opacity());
  }

  private void draw(Bars bars) {
    Outline outline = Outline.of(bars);
    fill(add(bars.legend(), bars.ink(), outline.x(), outline.y()), bars.ink(), 0.35);
  }

  private static void fill(XYSeries series, Ink ink, double opacity) {
    series.setXYSeriesRenderStyle(XYSeriesRenderStyle.PolygonArea);
    series.setFillColor(PaperStyle.colour(ink, opacity));
    series.setLineColor(new Color(0, 0, 0, 0));
    series.setLineStyle(new BasicStroke(0));
  }

  private void draw(Ticks ticks) {
    double[] inside = Arrays.stream(ticks.x()).filter(s -> s <= x.to()).toArray();
    double[] positions =
        IntStream.range(0, 3 * inside.length).mapToDouble(i -> inside[i / 3]).toArray();
    double[] heights = new double[positions.length];
    double share = figure.densityIsBare() ? BARE_TICK_HEIGHT : TICK_HEIGHT;
    double top = y.from() + share * (y.to() - y.from());
    Arrays.setAll(heights, i -> i % 3 == 0 ? y.from() : i % 3 == 1 ? top : Double.NaN);
    if (inside.length > 0) {
      add(ticks.legend(), ticks.ink(), positions, heights)
          .setLineStyle(PaperStyle.stroke(Stroke.SOLID, 2.6f));
    }
  }

  private void draw(Mark mark) {
    double[] position = {mark.x(), mark.x()};
    double[] height = {y.from(), y.to()};
    add(mark.legend(), mark.ink(), position, height)
        .setLineStyle(PaperStyle.stroke(mark.stroke(), 1.3f));
  }

  /** Legend entries for what the parts of a fan or of a band mean, whatever their colour. */
  private void explainBands() {
    Optional<Line> median =
        figure.lines().stream().filter(l -> l.role().equals("median")).findFirst();
    median.ifPresent(
        l -> sample("median forecast").setLineStyle(PaperStyle.stroke(l.stroke(), 1.8f)));
    String of = median.isPresent() ? "forecast, " : "";
    Map<String, Double> intervals = new LinkedHashMap<>();
    figure.bands().forEach(b -> intervals.put(b.role(), 2 * b.opacity()));
    intervals.forEach((role, opacity) -> fill(sample(of + role), Ink.GREY, opacity));
  }

  /** A legend entry whose drawing is too small to be seen. */
  private XYSeries sample(String legend) {
    double[] at = {x.from(), x.from(), x.from()};
    double[] values = {y.from(), y.from(), y.from()};
    return add(legend, Ink.GREY, at, values);
  }

  /** The first part of each legend entry stands for all of it. */
  private XYSeries add(String legend, Ink ink, double[] at, double[] values) {
    XYSeries series = chart.addSeries("part " + parts++, at, values);
    series.setLabel(legend);
    series.setShowInLegend(!legend.isEmpty() && inLegend.add(legend));
    series.setMarker(SeriesMarkers.NONE);
    series.setLineColor(PaperStyle.colour(ink, 1));
    return series;
  }
}
