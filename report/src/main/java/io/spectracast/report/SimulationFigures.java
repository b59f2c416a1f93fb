package io.spectracast.report;

import io.spectracast.figure.Figure;
import io.spectracast.figure.Figure.Axis;
import io.spectracast.figure.Figure.Bars;
import io.spectracast.figure.Figure.Line;
import io.spectracast.figure.Figure.Stroke;
import io.spectracast.figure.Histogram;
import io.spectracast.figure.Ink;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Figures of a simulated ensemble of singular values beside the exact law, as PNG images of the
 * same size and style as those of a report.
 */
public final class SimulationFigures {

  private static final int LEADING = 3;
  private static final int MOST_POINTS = 400;
  private static final List<Double> BULK = List.of(0.25, 0.5, 0.75, 1.0);
  private static final String SINGULAR_VALUE = "singular value s";

  private SimulationFigures() {}

  /**
   * A curve on a figure.
   *
   * @param legend what it is
   * @param x increasing, except that NaN begins a new branch
   * @param y of the length of x
   */
  public record Curve(String legend, double[] x, double[] y) {

    /** Refuses coordinates of different lengths. */
    public Curve {
      if (x.length != y.length) {
        throw new IllegalArgumentException(
            "y must be of the length of x, %d, was %d".formatted(x.length, y.length));
      }
    }
  }

  /**
   * Draws the largest singular values and the quartiles of all over time: some members, the mean of
   * the ensemble, and the exact mean.
   *
   * @param png the file to write; replaced if it exists
   * @param times increasing
   * @param members the paths of the members to draw, {@code [member][time][k]}
   * @param mean of the whole ensemble, {@code [time][k]}, descending in k
   * @param exactMean in the same order
   */
  public static void writeTrajectories(
      Path png,
      String title,
      double[] times,
      double[][][] members,
      double[][] mean,
      double[][] exactMean)
      throws IOException {
    List<Integer> modes = modes(mean[0].length);
    int[] kept = Thinning.of(times.length, MOST_POINTS).kept();
    double[] t = Arrays.stream(kept).mapToDouble(i -> times[i]).toArray();
    String single = members.length == 1 ? "one member" : members.length + " members";
    List<Line> lines = new ArrayList<>();
    for (double[][] member : members) {
      for (int i = 0; i < modes.size(); i++) {
        double[] path = along(member, kept, modes.get(i));
        lines.add(new Line(single, "", t, path, ink(i), Stroke.HAIRLINE, false));
      }
    }
    for (int i = 0; i < modes.size(); i++) {
      int k = modes.get(i);
      lines.add(Line.solid(Numbers.mode(k + 1) + ", mean", t, along(mean, kept, k), ink(i)));
    }
    for (int k : modes) {
      double[] exact = along(exactMean, kept, k);
      lines.add(new Line("exact means", "", t, exact, Ink.VERMILION, Stroke.DOTTED, false));
    }
    Figures.write(
        png,
        Figure.ofLines(
            "trajectories",
            title,
            "",
            Axis.of("time t", "t"),
            Axis.of(SINGULAR_VALUE, "s"),
            lines));
  }

  /**
   * Draws the density of all singular values at one time: the ensemble as a histogram, a sample of
   * the exact law as its outline in the same bins, and curves.
   *
   * @param png the file to write; replaced if it exists
   * @param simulated the singular values of all members, in any order
   * @param exact a sample of the exact law
   * @param limit the density of a limiting law
   */
  public static void writeDensity(
      Path png, String title, double[] simulated, double[] exact, Optional<Curve> limit)
      throws IOException {
    double[] edges = Histogram.of(joined(simulated, exact), 1).edges();
    Histogram ensemble = Histogram.within(edges, simulated);
    Histogram law = Histogram.within(edges, exact);
    Outline outline = Outline.of(bars("", law, Ink.GREY));
    List<Line> lines = new ArrayList<>();
    lines.add(Line.solid("exact law, sampled", outline.x(), outline.y(), Ink.GREY));
    limit.ifPresent(c -> lines.add(Line.solid(c.legend(), c.x(), c.y(), Ink.VERMILION)));
    Figures.write(
        png,
        new Figure(
            "density",
            title,
            "",
            Axis.of(SINGULAR_VALUE, "s"),
            Axis.of("density", "density"),
            Optional.empty(),
            lines,
            List.of(),
            Optional.of(bars("simulated", ensemble, Ink.BLUE)),
            Optional.empty(),
            List.of()));
  }

  private static Bars bars(String legend, Histogram histogram, Ink ink) {
    return new Bars(legend, histogram.edges(), histogram.heights(), histogram.counts(), ink);
  }

  /** The three largest, then the quartiles of all down to the smallest. */
  private static List<Integer> modes(int count) {
    Stream<Integer> leading = IntStream.range(0, Math.min(LEADING, count)).boxed();
    Stream<Integer> bulk = BULK.stream().map(q -> (int) Math.round(q * (count - 1)));
    return List.copyOf(new LinkedHashSet<>(Stream.concat(leading, bulk).sorted().toList()));
  }

  /** Every second ink of the modes, then the greys of the bulk. */
  private static Ink ink(int position) {
    return position < LEADING ? Ink.ofMode(2 * position) : Ink.ofBulk(position - LEADING);
  }

  private static double[] along(double[][] path, int[] kept, int mode) {
    return Arrays.stream(kept).mapToDouble(i -> path[i][mode]).toArray();
  }

  private static double[] joined(double[] first, double[] second) {
    double[] all = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, all, first.length, second.length);
    return all;
  }
}
