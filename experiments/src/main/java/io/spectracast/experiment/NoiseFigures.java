package io.spectracast.experiment;

import io.spectracast.figure.Figure;
import io.spectracast.figure.Figure.Axis;
import io.spectracast.figure.Figure.Band;
import io.spectracast.figure.Figure.Line;
import io.spectracast.figure.Figure.Stroke;
import io.spectracast.figure.Ink;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** The figures of the experiment on noise. */
final class NoiseFigures {

  private static final double FAINT = 0.18;
  private static final int GRID = 12;

  private NoiseFigures() {}

  /** ν² by batch size, of the first run, with the line 1/B. */
  static Figure scaling(String network, NoiseLayers layers, List<NoiseRow> firstRun) {
    List<NoiseRow> rows = NoiseJudge.from(NoiseRow.SCALING, firstRun);
    List<Line> lines = new ArrayList<>();
    List<Band> bands = new ArrayList<>();
    int count = 1 + rows.stream().mapToInt(row -> row.index("layer")).max().orElse(-1);
    for (int layer = 0; layer < count; layer++) {
      int chosen = layer;
      List<NoiseRow> own = rows.stream().filter(row -> row.index("layer") == chosen).toList();
      String name = layers.name(network, own.get(0));
      Ink ink = Ink.ofSingle(layer);
      double[] batches = column(own, "batch");
      double[] variances = column(own, NoiseRow.VARIANCE);
      double[] grid = grid(batches[0], batches[batches.length - 1]);
      lines.add(new Line(name, "ν²", batches, variances, ink, Stroke.POINTS, false));
      lines.add(
          new Line(name, "1/B", grid, inverse(grid, variances[0]), ink, Stroke.DASHED, false));
      bands.add(
          new Band(
              name,
              "interval",
              batches,
              column(own, NoiseRow.VARIANCE + "-low"),
              column(own, NoiseRow.VARIANCE + "-high"),
              ink,
              FAINT));
    }
    return Figure.ofLinesAndBands(
        "scaling-" + network.toLowerCase(Locale.ROOT),
        "Variance of the minibatch gradient: " + network,
        "ν² per entry at fixed weights in the middle of training, by batch size; dashed ν² ∝ 1/B"
            + " through the smallest size.",
        Axis.logarithmic("batch size B", "B"),
        Axis.logarithmic("ν²", "ν²"),
        lines,
        bands);
  }

  /** From one size to another in equal ratios. */
  private static double[] grid(double from, double to) {
    return IntStream.rangeClosed(0, GRID)
        .mapToDouble(i -> from * Math.pow(to / from, (double) i / GRID))
        .toArray();
  }

  private static double[] inverse(double[] batches, double first) {
    return Arrays.stream(batches).map(batch -> first * batches[0] / batch).toArray();
  }

  private static double[] column(List<NoiseRow> rows, String name) {
    return rows.stream().mapToDouble(row -> row.value(name)).toArray();
  }

  /** The share of rows and columns that take part in the noise, over training. */
  static Figure participation(
      String network, NoiseLayers layers, List<Integer> stages, List<NoiseRow> firstRun) {
    List<Line> lines = new ArrayList<>();
    List<NoiseRow> rows = NoiseJudge.from(NoiseRow.FIXED, firstRun);
    int count = 1 + rows.stream().mapToInt(row -> row.index("layer")).max().orElse(-1);
    for (int layer = 0; layer < count; layer++) {
      int chosen = layer;
      List<NoiseRow> own =
          rows.stream()
              .filter(row -> row.index("layer") == chosen)
              .filter(row -> row.interval(NoiseRow.ROWS).isPresent())
              .toList();
      if (!own.isEmpty()) {
        String name = layers.name(network, own.get(0));
        Ink ink = Ink.ofSingle(layer);
        double[] x = own.stream().mapToDouble(row -> stages.get(row.index("stage"))).toArray();
        lines.add(share(name, "rows", x, own, NoiseRow.ROWS, "m", ink, Stroke.SOLID));
        lines.add(
            share(
                name, "columns", x, own, NoiseRow.COLUMNS_PARTICIPATING, "n", ink, Stroke.DASHED));
      }
    }
    return Figure.ofLinesAndBands(
        "participation-" + network.toLowerCase(Locale.ROOT),
        "How many directions the noise has: " + network,
        "Participation ratio of the covariance of rows (solid) and of columns (dashed), over their"
            + " number: 1 for isotropic noise.",
        Axis.STEPS,
        Axis.logarithmic("participation over size", "share"),
        lines,
        List.of());
  }

  private static Line share(
      String name,
      String role,
      double[] x,
      List<NoiseRow> rows,
      String ratio,
      String size,
      Ink ink,
      Stroke stroke) {
    double[] y = rows.stream().mapToDouble(row -> row.value(ratio) / row.value(size)).toArray();
    return new Line(name, role, x, y, ink, stroke, false);
  }

  /** Tail indices of single entries over training. */
  static Figure tails(
      String network, NoiseLayers layers, List<Integer> stages, List<NoiseRow> firstRun) {
    List<Line> lines = new ArrayList<>();
    List<Band> bands = new ArrayList<>();
    List<NoiseRow> rows = NoiseJudge.from(NoiseRow.FIXED, firstRun);
    int count = 1 + rows.stream().mapToInt(row -> row.index("layer")).max().orElse(-1);
    double gaussian = Double.NaN;
    for (int layer = 0; layer < count; layer++) {
      int chosen = layer;
      List<NoiseRow> own =
          rows.stream()
              .filter(row -> row.index("layer") == chosen)
              .filter(row -> row.interval(NoiseRow.ENTRY_TAIL).isPresent())
              .toList();
      if (!own.isEmpty()) {
        String name = layers.name(network, own.get(0));
        Ink ink = Ink.ofSingle(layer);
        double[] x = own.stream().mapToDouble(row -> stages.get(row.index("stage"))).toArray();
        lines.add(
            new Line(name, "index", x, column(own, NoiseRow.ENTRY_TAIL), ink, Stroke.SOLID, false));
        bands.add(
            new Band(
                name,
                "interval",
                x,
                column(own, NoiseRow.ENTRY_TAIL + "-low"),
                column(own, NoiseRow.ENTRY_TAIL + "-high"),
                ink,
                FAINT));
        gaussian = own.get(0).value("gaussian-entry-tail");
      }
    }
    double[] ends = {0, stages.get(stages.size() - 1)};
    lines.add(level("Gaussian noise", ends, gaussian, Ink.GREY));
    lines.add(level("infinite variance below", ends, NoiseJudge.FINITE_VARIANCE, Ink.AMBER));
    return Figure.ofLinesAndBands(
        "tails-" + network.toLowerCase(Locale.ROOT),
        "Tail index of single entries: " + network,
        "Hill's estimate of α, P(|x| > t) ~ t^−α, for entries of the minibatch gradient at fixed"
            + " weights, with intervals; dotted what Gaussian samples of this size show, and 2.",
        Axis.STEPS,
        Axis.of("tail index α", "α"),
        lines,
        bands);
  }

  private static Line level(String legend, double[] ends, double value, Ink ink) {
    return new Line(legend, "", ends, new double[] {value, value}, ink, Stroke.DOTTED, false);
  }
}
