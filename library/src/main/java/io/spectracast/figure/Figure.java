package io.spectracast.figure;

import java.util.List;
import java.util.Optional;

/**
 * A chart as plain values: what the page and the PNG export both draw.
 *
 * <p>Everything that shares a legend name is one entry of the legend; its role says which part of
 * it a line or band is, e.g. {@code recorded} or {@code median}.
 *
 * @param id unique in a report; letters, digits, dots, dashes and underscores only
 * @param title the heading
 * @param description what is shown and how it is read, in one or two sentences
 * @param x the horizontal axis
 * @param y the left vertical axis
 * @param right a second vertical axis, for the lines that ask for it
 * @param marks vertical lines
 */
public record Figure(
    String id,
    String title,
    String description,
    Axis x,
    Axis y,
    Optional<Axis> right,
    List<Line> lines,
    List<Band> bands,
    Optional<Bars> bars,
    Optional<Ticks> ticks,
    List<Mark> marks) {

  public Figure {
    lines = List.copyOf(lines);
    bands = List.copyOf(bands);
    marks = List.copyOf(marks);
  }

  /** A chart of lines alone. */
  public static Figure ofLines(
      String id, String title, String description, Axis x, Axis y, List<Line> l) {
    return new Figure(
        id,
        title,
        description,
        x,
        y,
        Optional.empty(),
        l,
        List.of(),
        Optional.empty(),
        Optional.empty(),
        List.of());
  }

  /** A chart of lines and the areas between some. */
  public static Figure ofLinesAndBands(
      String id,
      String title,
      String description,
      Axis x,
      Axis y,
      List<Line> lines,
      List<Band> bands) {
    return new Figure(
        id,
        title,
        description,
        x,
        y,
        Optional.empty(),
        lines,
        bands,
        Optional.empty(),
        Optional.empty(),
        List.of());
  }

  /** Whether only positions are drawn, so that the vertical axis says nothing. */
  public boolean densityIsBare() {
    return ticks().isPresent() && bars().isEmpty() && lines().isEmpty();
  }

  /**
   * @param title with its unit
   * @param symbol the short name a tooltip uses
   * @param range the part shown at first; empty to show all the data
   * @param logarithmic whether equal lengths are equal ratios; values that are not positive are
   *     then not drawn
   */
  public record Axis(String title, String symbol, Optional<Range> range, boolean logarithmic) {

    /** Optimizer updates. */
    public static final Axis STEPS = of("optimizer updates", "step");

    /** A linear axis that shows all the data. */
    public static Axis of(String title, String symbol) {
      return new Axis(title, symbol, Optional.empty(), false);
    }

    /** A logarithmic axis that shows all the data. */
    public static Axis logarithmic(String title, String symbol) {
      return new Axis(title, symbol, Optional.empty(), true);
    }
  }

  /** A closed interval on an axis. */
  public record Range(double from, double to) {}

  /** How a line is stroked. */
  public enum Stroke {
    SOLID,
    DASHED,
    DOTTED,
    /** Solid, for the many lines behind one. */
    HAIRLINE,
    /** No line: each point is a dot. */
    POINTS
  }

  /** A polyline; NaN in {@code y} is a gap. */
  public record Line(
      String legend, String role, double[] x, double[] y, Ink ink, Stroke stroke, boolean right) {

    /** A solid line on the left axis, alone in its legend entry. */
    public static Line solid(String legend, double[] x, double[] y, Ink ink) {
      return new Line(legend, "", x, y, ink, Stroke.SOLID, false);
    }
  }

  /** The area between two curves. */
  public record Band(
      String legend,
      String role,
      double[] x,
      double[] lower,
      double[] upper,
      Ink ink,
      double opacity) {}

  /**
   * A histogram.
   *
   * @param edges one more than heights, increasing
   * @param heights densities
   * @param counts how many values each bin holds
   */
  public record Bars(String legend, double[] edges, double[] heights, int[] counts, Ink ink) {}

  /** Single values marked on the horizontal axis, each with what its tooltip says. */
  public record Ticks(String legend, double[] x, List<String> notes, Ink ink) {}

  /** A vertical line. */
  public record Mark(String legend, double x, Ink ink, Stroke stroke) {}
}
