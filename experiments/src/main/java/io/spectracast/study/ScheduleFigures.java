package io.spectracast.study;

import io.spectracast.figure.Figure;
import io.spectracast.figure.Figure.Axis;
import io.spectracast.figure.Figure.Band;
import io.spectracast.figure.Figure.Line;
import io.spectracast.figure.Figure.Stroke;
import io.spectracast.figure.Ink;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** The figures of the study of schedules: the first start and learning rate. */
final class ScheduleFigures {

  private static final int SHOWN_LAYER = 1;
  private static final double FAINT = 0.18;

  private ScheduleFigures() {}

  static List<Figure> of(List<ScheduleRow> rows) {
    List<Figure> figures = new ArrayList<>();
    if (rows.isEmpty()) {
      return figures;
    }
    ScheduleCell first = rows.get(0).cell();
    for (Program program : Program.values()) {
      List<ScheduleRow> own =
          rows.stream()
              .filter(row -> row.cell().program() == program && row.cell().seed() == first.seed())
              .filter(row -> row.cell().learningRate() == first.learningRate())
              .filter(row -> row.numbers().index("layer") == SHOWN_LAYER)
              .filter(row -> row.numbers().has("first_seen"))
              .toList();
      if (program != Program.CONSTANT && !own.isEmpty()) {
        figures.add(deviations(program, own));
        figures.add(means(program, own));
      }
    }
    return figures;
  }

  private static List<ScheduleRow> read(List<ScheduleRow> rows, Reading reading) {
    return rows.stream().filter(row -> row.reading() == reading).toList();
  }

  /** Standard deviation of s₁ between paths. */
  private static Figure deviations(Program program, List<ScheduleRow> rows) {
    List<Line> lines = new ArrayList<>();
    List<Band> bands = new ArrayList<>();
    List<ScheduleRow> followed = read(rows, Reading.FOLLOWED);
    lines.add(line("SGD", followed, "first_seen_deviation", Ink.GREY, Stroke.SOLID));
    bands.add(
        new Band(
            "SGD",
            "interval",
            column(followed, ScheduleRow::horizon),
            column(followed, row -> chi(row, -1)),
            column(followed, row -> chi(row, 1)),
            Ink.GREY,
            FAINT));
    int k = 0;
    for (Reading reading : List.of(Reading.FOLLOWED, Reading.UNCHANGED, Reading.AVERAGED)) {
      Stroke stroke = reading == Reading.FOLLOWED ? Stroke.SOLID : Stroke.DASHED;
      lines.add(
          line(
              reading.words(),
              read(rows, reading),
              "first_expected_deviation",
              Ink.ofSingle(k++),
              stroke));
    }
    return figure(
        "deviation-" + program.name().toLowerCase(Locale.ROOT),
        "Spread of s₁ of the second layer: " + program.words(),
        "Standard deviation between paths; grey band: two standard errors of SGD's.",
        Axis.of("standard deviation of s₁", "s.d."),
        lines,
        bands);
  }

  /** SGD's deviation with two standard errors, σ/√(2(n − 1)) each. */
  private static double chi(ScheduleRow row, int sign) {
    double error = 1 / Math.sqrt(2 * (2.0 * row.cell().paths() - 1));
    return row.numbers().value("first_seen_deviation") * (1 + sign * 2 * error);
  }

  /** Mean of s₁. */
  private static Figure means(Program program, List<ScheduleRow> rows) {
    List<Line> lines = new ArrayList<>();
    lines.add(line("SGD", read(rows, Reading.FOLLOWED), "first_seen", Ink.GREY, Stroke.SOLID));
    int k = 0;
    for (Reading reading : List.of(Reading.FOLLOWED, Reading.UNCHANGED, Reading.AVERAGED)) {
      lines.add(
          line(
              reading.words(),
              read(rows, reading),
              "first_expected",
              Ink.ofSingle(k++),
              reading == Reading.FOLLOWED ? Stroke.POINTS : Stroke.DASHED));
    }
    return figure(
        "mean-" + program.name().toLowerCase(Locale.ROOT),
        "Mean of s₁ of the second layer: " + program.words(),
        "Mean over paths; dots: the SDE with η(t).",
        Axis.of("mean of s₁", "s₁"),
        lines,
        List.of());
  }

  private static Line line(
      String legend, List<ScheduleRow> rows, String name, Ink ink, Stroke stroke) {
    return new Line(
        legend,
        "",
        column(rows, ScheduleRow::horizon),
        column(rows, row -> row.numbers().value(name)),
        ink,
        stroke,
        false);
  }

  private static double[] column(List<ScheduleRow> rows, ToDoubleFunction<ScheduleRow> value) {
    return rows.stream().mapToDouble(value).toArray();
  }

  private static Figure figure(
      String id, String title, String description, Axis y, List<Line> lines, List<Band> bands) {
    return Figure.ofLinesAndBands(
        id, title, description, Axis.of("updates from the start", "t"), y, lines, bands);
  }
}
