package io.spectracast.study;

import io.spectracast.figure.Figure;
import io.spectracast.figure.Figure.Axis;
import io.spectracast.figure.Figure.Line;
import io.spectracast.figure.Figure.Stroke;
import io.spectracast.figure.Ink;
import io.spectracast.inference.Bootstrap;
import io.spectracast.stationary.CandidateLaw;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The figures of the study of generality: a height for each level of each factor. */
final class GeneralityFigures {

  private static final double APART = 0.2;

  private GeneralityFigures() {}

  static List<Figure> of(List<Marginal> marginals, Bootstrap bootstrap) {
    List<Line> skills = new ArrayList<>();
    for (int k = 0; k < SkillScores.PARTS.size(); k++) {
      int part = k;
      String legend = "1/%d of the training ahead".formatted(SkillScores.PARTS.get(k));
      skills.addAll(
          lines(
              legend,
              marginals,
              r -> r.gains()[part],
              (1 - k) * APART,
              Ink.ofSingle(k),
              bootstrap));
    }
    List<Line> laws = new ArrayList<>();
    laws.addAll(
        lines(
            "Laguerre",
            marginals,
            r -> r.distance(CandidateLaw.LAGUERRE),
            APART,
            Ink.BLUE,
            bootstrap));
    laws.addAll(
        lines(
            "published gamma",
            marginals,
            r -> r.distance(CandidateLaw.PUBLISHED_GAMMA),
            0,
            Ink.VERMILION,
            bootstrap));
    laws.addAll(
        lines(
            "spiked bulk",
            marginals,
            r -> r.distance(CandidateLaw.SPIKED_BULK),
            -APART,
            Ink.GREEN,
            bootstrap));
    return List.of(
        figure(
            "skill",
            "Skill against the best baseline",
            "1 − CRPS/CRPS of the best of persistence, random walk and straight line",
            "skill",
            marginals,
            skills),
        figure(
            "laws",
            "Fitted laws and the spectra of the last third",
            "Kolmogorov distance",
            "D",
            marginals,
            laws));
  }

  private static Figure figure(
      String id,
      String title,
      String axis,
      String symbol,
      List<Marginal> marginals,
      List<Line> lines) {
    String names =
        IntStream.range(0, marginals.size())
            .mapToObj(i -> "%d %s".formatted(i + 1, marginals.get(i).title()))
            .collect(Collectors.joining(", "));
    return Figure.ofLines(
        id,
        title,
        "Means and 95 % intervals over the networks of each level, from top to bottom: "
            + names
            + ".",
        Axis.of(axis, symbol),
        new Axis(
            "− number of the level",
            "−number",
            Optional.of(new Figure.Range(-marginals.size() - 0.5, -0.5)),
            false),
        lines);
  }

  private static List<Line> lines(
      String legend,
      List<Marginal> marginals,
      ToDoubleFunction<GeneralityRow> number,
      double offset,
      Ink ink,
      Bootstrap bootstrap) {
    List<Line> lines = new ArrayList<>();
    for (int i = 0; i < marginals.size(); i++) {
      double y = -(i + 1) + offset;
      marginals
          .get(i)
          .mean(number, bootstrap)
          .ifPresent(
              mean -> {
                double[] limits = {mean.low(), mean.high()};
                double[] estimate = {mean.estimate()};
                double[] heights = {y, y};
                lines.add(new Line(legend, "95 %", limits, heights, ink, Stroke.SOLID, false));
                lines.add(
                    new Line(
                        legend, "mean", estimate, new double[] {y}, ink, Stroke.POINTS, false));
              });
    }
    return lines;
  }
}
