package io.spectracast.backtest;

import io.spectracast.figure.Figure;
import io.spectracast.figure.Figure.Axis;
import io.spectracast.figure.Figure.Bars;
import io.spectracast.figure.Figure.Line;
import io.spectracast.figure.Figure.Stroke;
import io.spectracast.figure.Ink;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What a leaderboard looks like. */
final class BacktestFigures {

  private BacktestFigures() {}

  static List<Figure> of(Leaderboard board) {
    List<Figure> figures = new ArrayList<>();
    List<Standing> candidates = BacktestTables.candidates(board.overall());
    candidates.forEach(c -> figures.add(skill(board, c.method())));
    figures.add(coverage(board.overall()));
    List<Standing> shown = new ArrayList<>(candidates);
    BacktestTables.bestBaseline(board.overall()).ifPresent(shown::add);
    shown.stream().filter(s -> s.histogram().isPresent()).forEach(s -> figures.add(histogram(s)));
    return figures;
  }

  private static Figure skill(Leaderboard board, String method) {
    List<Line> lines = new ArrayList<>();
    for (Section group : board.groups()) {
      List<Section> cells =
          board.cells().stream()
              .filter(c -> c.architecture().equals(group.architecture()))
              .filter(c -> c.optimizer().equals(group.optimizer()))
              .filter(c -> c.of(method).filter(s -> s.skill().isPresent()).isPresent())
              .sorted(Comparator.comparingDouble(Section::lead))
              .toList();
      String name = group.architecture().orElse("") + " " + group.optimizer().orElse("");
      double[] skills =
          cells.stream()
              .mapToDouble(c -> c.of(method).orElseThrow().skill().orElseThrow())
              .toArray();
      double[] leads = cells.stream().mapToDouble(Section::lead).toArray();
      int i = lines.size();
      lines.add(new Line(name, "", leads, skills, Ink.ofSingle(i), stroke(i), false));
    }
    return Figure.ofLines(
        "skill-" + method.replaceAll("[^A-Za-z0-9]+", "-"),
        "Skill of %s in each cell".formatted(method),
        "1 − CRPS/CRPS of the best single baseline of the cell, by the mean lead; a line for each"
            + " pair of architecture and optimizer. Above zero it beats every baseline.",
        Axis.logarithmic("lead (steps)", "lead"),
        Axis.of("CRPS skill", "skill"),
        lines);
  }

  /** Ink and stroke together differ among the first eighteen lines. */
  private static Stroke stroke(int line) {
    List<Stroke> strokes = List.of(Stroke.SOLID, Stroke.DASHED, Stroke.DOTTED);
    return strokes.get((line + line / Ink.SINGLES.size()) % strokes.size());
  }

  private static Figure coverage(Section overall) {
    double[] levels = Calibration.LEVELS;
    List<Line> lines = new ArrayList<>();
    lines.add(
        new Line(
            "nominal",
            "",
            new double[] {0.45, 1},
            new double[] {0.45, 1},
            Ink.GREY,
            Stroke.DOTTED,
            false));
    for (Standing standing : overall.standings()) {
      Optional<double[]> coverage = standing.coverage();
      boolean candidate = standing.kind() == Contender.Kind.CANDIDATE;
      coverage.ifPresent(
          c ->
              lines.add(
                  new Line(
                      standing.method(),
                      "",
                      levels,
                      c,
                      Ink.ofSingle(lines.size() - 1),
                      candidate ? Stroke.SOLID : Stroke.DASHED,
                      false)));
    }
    return Figure.ofLines(
        "coverage",
        "Coverage of central intervals",
        "The part of the outcomes inside the central 50, 80, 90 and 95 % intervals, over all cells."
            + " Below the dotted line intervals are too narrow, above it too wide.",
        Axis.of("nominal", "nominal"),
        Axis.of("observed", "observed"),
        lines);
  }

  private static Figure histogram(Standing standing) {
    double[] parts = standing.histogram().orElseThrow();
    double[] edges = new double[parts.length + 1];
    Arrays.setAll(edges, i -> (double) i / parts.length);
    double[] heights = Arrays.stream(parts).map(p -> p * parts.length).toArray();
    int[] counts =
        Arrays.stream(parts).mapToInt(p -> (int) Math.round(p * standing.cases())).toArray();
    Line flat =
        new Line(
            "perfect",
            "",
            new double[] {0, 1},
            new double[] {1, 1},
            Ink.GREY,
            Stroke.DOTTED,
            false);
    return new Figure(
        "pit-" + standing.method().replaceAll("[^A-Za-z0-9]+", "-"),
        "Ranks of the outcomes in %s".formatted(standing.method()),
        "The probability integral transform over all cells. Flat is perfect; high ends are"
            + " intervals too narrow, a hump in the middle intervals too wide, a slope a bias."
            + " Counts are in forecasts, each the mean of its modes.",
        Axis.of("forecast probability of less than the outcome", "rank"),
        Axis.of("density", "density"),
        Optional.empty(),
        List.of(flat),
        List.of(),
        Optional.of(new Bars(standing.method(), edges, heights, counts, Ink.ofSingle(0))),
        Optional.empty(),
        List.of());
  }
}
