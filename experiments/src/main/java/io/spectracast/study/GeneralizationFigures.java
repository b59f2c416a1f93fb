package io.spectracast.study;

import io.spectracast.figure.Figure;
import io.spectracast.figure.Figure.Axis;
import io.spectracast.figure.Figure.Line;
import io.spectracast.figure.Figure.Stroke;
import io.spectracast.figure.Ink;
import io.spectracast.inference.Interval;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The figures of the study of generalization. */
final class GeneralizationFigures {

  private static final double RIDGE = 1e-9;

  private GeneralizationFigures() {}

  static List<Figure> of(
      Sample networks, GeneralizationAnswers answers, Optional<Sample> published) {
    List<Figure> figures = new ArrayList<>();
    figures.add(orders("orders", "Kendall's τ with the test error", answers.byTask()));
    figures.add(
        scatter(
            "alpha",
            "Test error and α of the trained networks",
            networks,
            NetMeasure.TAIL_EXPONENT.title(),
            Outcomes.LOG_TEST_ERROR,
            GeneralizationFigures::noise));
    strongestReversal(answers.byTask())
        .filter(measure -> !measure.equals(NetMeasure.TAIL_EXPONENT.title()))
        .ifPresent(
            measure ->
                figures.add(
                    scatter(
                        "reversal",
                        "Simpson's paradox: test error and " + measure,
                        networks,
                        measure,
                        Outcomes.LOG_TEST_ERROR,
                        GeneralizationFigures::noise)));
    published.ifPresent(
        sample ->
            figures.add(
                scatter(
                    "published",
                    "Top-1 error and weighted α of published models",
                    sample.ofFamilies(GeneralizationAnswers.FEWEST),
                    NetMeasure.WEIGHTED_ALPHA.title(),
                    Outcomes.LOG_TEST_ERROR,
                    family -> family.substring(family.indexOf(", ") + 2))));
    return figures;
  }

  /** The label noise of a task. */
  private static String noise(String task) {
    return task.substring(task.lastIndexOf(", ") + 2);
  }

  /** The measure whose order with the test error is reversed most, if one is. */
  private static Optional<String> strongestReversal(List<Association> all) {
    return all.stream()
        .filter(a -> a.outcome().equals(Outcomes.TEST_ERROR) && a.isReversed())
        .max(
            Comparator.comparingDouble(
                a -> Math.abs(a.across().get().estimate() - a.within().get().estimate())))
        .map(Association::measure);
  }

  /** Intervals of τ, one height for each measure. */
  private static Figure orders(String id, String title, List<Association> all) {
    List<Association> shown =
        all.stream().filter(a -> a.outcome().equals(Outcomes.TEST_ERROR)).toList();
    List<Line> lines = new ArrayList<>();
    lines.addAll(intervals("across all", shown, Association::across, 0.2, Ink.GREY));
    lines.addAll(intervals("within tasks", shown, Association::within, 0, Ink.BLUE));
    lines.addAll(
        intervals(
            "within tasks, width and training loss fixed",
            shown,
            Association::partial,
            -0.2,
            Ink.VERMILION));
    String names =
        IntStream.range(0, shown.size())
            .mapToObj(i -> "%d %s".formatted(i + 1, shown.get(i).measure()))
            .collect(Collectors.joining(", "));
    return Figure.ofLines(
        id,
        title,
        "Estimates and 95 % intervals of each measure, from top to bottom: " + names + ".",
        Axis.of("Kendall's τ with the test error", "τ"),
        new Axis(
            "− number of the measure",
            "−number",
            Optional.of(new Figure.Range(-shown.size() - 0.5, -0.5)),
            false),
        lines);
  }

  private static List<Line> intervals(
      String legend,
      List<Association> shown,
      Function<Association, Optional<Interval>> tau,
      double offset,
      Ink ink) {
    List<Line> lines = new ArrayList<>();
    for (int i = 0; i < shown.size(); i++) {
      double y = -(i + 1) + offset;
      tau.apply(shown.get(i))
          .ifPresent(
              t -> {
                double[] limits = {t.low(), t.high()};
                double[] estimate = {t.estimate()};
                double[] heights = {y, y};
                lines.add(new Line(legend, "95 %", limits, heights, ink, Stroke.SOLID, false));
                lines.add(
                    new Line(
                        legend, "estimate", estimate, new double[] {y}, ink, Stroke.POINTS, false));
              });
    }
    return lines;
  }

  /** Points coloured by what families have in common, the trend of each family and that of all. */
  private static Figure scatter(
      String id,
      String title,
      Sample all,
      String measure,
      String outcome,
      Function<String, String> group) {
    Sample sample = all.complete(List.of(measure, outcome));
    Map<String, Ink> inks = new LinkedHashMap<>();
    sample.family().stream()
        .map(group)
        .forEach(name -> inks.computeIfAbsent(name, n -> Ink.ofSingle(inks.size())));
    List<Line> lines = new ArrayList<>();
    sample
        .byFamily()
        .forEach(
            (family, members) -> {
              String legend = group.apply(family);
              lines.add(points(legend, sample, measure, outcome, members, inks.get(legend)));
              lines.add(
                  trend(legend, sample, measure, outcome, members, inks.get(legend), Stroke.SOLID));
            });
    int[] everyone = IntStream.range(0, sample.size()).toArray();
    lines.add(trend("all", sample, measure, outcome, everyone, Ink.GREY, Stroke.DASHED));
    return Figure.ofLines(
        id,
        title,
        "Each point is a network; lines are least-squares trends of each family (solid) and of all"
            + " (dashed).",
        Axis.of(measure, measure),
        Axis.of(outcome, outcome),
        lines);
  }

  private static Line points(
      String legend, Sample sample, String measure, String outcome, int[] members, Ink ink) {
    return new Line(
        legend,
        "network",
        at(sample.column(measure), members),
        at(sample.column(outcome), members),
        ink,
        Stroke.POINTS,
        false);
  }

  private static Line trend(
      String legend,
      Sample sample,
      String measure,
      String outcome,
      int[] members,
      Ink ink,
      Stroke stroke) {
    double[][] x = {sample.column(measure)};
    LeastSquares fit = LeastSquares.of(x, sample.column(outcome), members, RIDGE);
    double[] own = at(x[0], members);
    double[] ends = {Arrays.stream(own).min().orElse(0), Arrays.stream(own).max().orElse(0)};
    double[][] columns = {ends};
    double[] y = {fit.at(columns, 0), fit.at(columns, 1)};
    return new Line(legend, "trend", ends, y, ink, stroke, false);
  }

  private static double[] at(double[] values, int[] members) {
    return Arrays.stream(members).mapToDouble(i -> values[i]).toArray();
  }
}
