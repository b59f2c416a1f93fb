package io.spectracast.study;

import static java.util.stream.Collectors.toList;

import io.spectracast.figure.Figure;
import io.spectracast.figure.Figure.Axis;
import io.spectracast.figure.Figure.Band;
import io.spectracast.figure.Figure.Line;
import io.spectracast.figure.Figure.Stroke;
import io.spectracast.figure.Ink;
import io.spectracast.inference.Interval;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The figures of the study of SGD against its stochastic equation. */
final class SdeFigures {

  private static final double FAINT = 0.18;
  private static final double UNCURVED = 2; // largest η̃λ shown in the figure on scaling
  private static final int SHOWN_LAYER = 1;

  private SdeFigures() {}

  static List<Figure> of(List<SdeRow> rows) {
    int[] horizons = SdeTables.horizons(rows);
    int last = horizons[horizons.length - 1];
    return List.of(map(rows, last), distances(rows, last), spreads(rows, last), variances(rows));
  }

  /** Where the SDE holds. */
  private static Figure map(List<SdeRow> rows, int horizon) {
    List<SdeRow> mapped = SdeJudge.mapped(rows, horizon);
    List<Line> lines = new ArrayList<>();
    List<Band> bands = new ArrayList<>();
    lines.add(
        points("holds", mapped.stream().filter(r -> !SdeJudge.breaks(r)).toList(), Ink.BLUE, 1));
    lines.add(
        points("breaks", mapped.stream().filter(SdeJudge::breaks).toList(), Ink.VERMILION, 1.15));
    Optional<Boundary> boundary = SdeJudge.boundary(rows, horizon);
    boundary.ifPresent(
        fitted -> {
          double[] batches = IntStream.of(SdeTables.batches(rows)).asDoubleStream().toArray();
          List<Interval> at = IntStream.of(SdeTables.batches(rows)).mapToObj(fitted::at).toList();
          lines.add(
              new Line(
                  "boundary",
                  "even odds",
                  batches,
                  at.stream().mapToDouble(Interval::estimate).toArray(),
                  Ink.GREY,
                  Stroke.SOLID,
                  false));
          bands.add(
              new Band(
                  "boundary",
                  "interval",
                  batches,
                  at.stream().mapToDouble(Interval::low).toArray(),
                  at.stream().mapToDouble(Interval::high).toArray(),
                  Ink.GREY,
                  FAINT));
        });
    return Figure.ofLinesAndBands(
        "map",
        "Where the SDE holds, after %d updates".formatted(horizon),
        "Each point is one start, learning rate, batch size and layer; those where the SDE breaks lie"
            + " a little to the right. Grey: where half of the cases break, with its interval.",
        Axis.logarithmic("batch size B", "B"),
        Axis.logarithmic("η̃λ, learning rate × sharpness", "η̃λ"),
        lines,
        bands);
  }

  private static Line points(String legend, List<SdeRow> rows, Ink ink, double aside) {
    return new Line(
        legend,
        "",
        rows.stream().mapToDouble(r -> aside * r.cell().batch()).toArray(),
        rows.stream().mapToDouble(SdeRow::discreteness).toArray(),
        ink,
        Stroke.POINTS,
        false);
  }

  /** D of the SDE against η̃λ, by batch size. */
  private static Figure distances(List<SdeRow> rows, int horizon) {
    List<Line> lines = new ArrayList<>();
    int k = 0;
    for (int batch : SdeTables.batches(rows)) {
      List<SdeRow> own =
          SdeJudge.mapped(rows, horizon).stream()
              .filter(r -> r.cell().batch() == batch && r.numbers().has("distance"))
              .sorted(Comparator.comparingDouble(SdeRow::discreteness))
              .toList();
      Ink ink = Ink.ofSingle(k++);
      String name = "B = " + batch;
      lines.add(line(name, "the SDE", own, "distance", ink, Stroke.POINTS));
      lines.add(sampling(name, own, ink));
    }
    return Figure.ofLinesAndBands(
        "distance",
        "Distance of the SDE's prediction from SGD, after %d updates".formatted(horizon),
        "D in units of the displacement, a dot for each start and layer; dotted: what sampling alone"
            + " gives. The full batch has no sampling.",
        Axis.logarithmic("η̃λ, learning rate × sharpness", "η̃λ"),
        Axis.logarithmic("D", "D"),
        lines,
        List.of());
  }

  /** The mean level at each η. */
  private static Line sampling(String legend, List<SdeRow> rows, Ink ink) {
    List<List<SdeRow>> byRate =
        rows.stream()
            .filter(SdeRow::isTestable)
            .collect(Collectors.groupingBy(r -> r.cell().learningRate(), TreeMap::new, toList()))
            .values()
            .stream()
            .toList();
    return new Line(
        legend,
        "sampling",
        byRate.stream().mapToDouble(own -> mean(own, SdeRow::discreteness)).toArray(),
        byRate.stream().mapToDouble(own -> mean(own, r -> r.numbers().value("sampling"))).toArray(),
        ink,
        Stroke.DOTTED,
        false);
  }

  private static double mean(List<SdeRow> rows, ToDoubleFunction<SdeRow> value) {
    return rows.stream().mapToDouble(value).average().orElseThrow();
  }

  private static Line line(
      String legend, String role, List<SdeRow> rows, String name, Ink ink, Stroke stroke) {
    return new Line(
        legend,
        role,
        rows.stream().mapToDouble(SdeRow::discreteness).toArray(),
        rows.stream().mapToDouble(r -> r.numbers().value(name)).toArray(),
        ink,
        stroke,
        false);
  }

  /** Predicted over observed spread of every rival against η̃λ. */
  private static Figure spreads(List<SdeRow> rows, int horizon) {
    List<Line> lines = new ArrayList<>();
    int k = 0;
    for (Rival rival :
        List.of(Rival.SDE, Rival.GAUSSIAN, Rival.KRONECKER, Rival.ISOTROPIC, Rival.EPOCHS)) {
      List<SdeRow> own =
          rows.stream()
              .filter(r -> r.rival() == rival && r.horizon() == horizon)
              .filter(r -> r.cell().momentum() == 0 && r.numbers().has("spread_ratio"))
              .toList();
      lines.add(line(rival.words(), "", own, "spread_ratio", Ink.ofSingle(k++), Stroke.POINTS));
    }
    double[] ends = rows.stream().mapToDouble(SdeRow::discreteness).sorted().toArray();
    lines.add(
        new Line(
            "as observed",
            "",
            new double[] {ends[0], ends[ends.length - 1]},
            new double[] {1, 1},
            Ink.GREY,
            Stroke.DOTTED,
            false));
    return Figure.ofLinesAndBands(
        "spread",
        "Spread between paths, predicted over observed, after %d updates".formatted(horizon),
        "Σ_k Var s_k of each rival over that of SGD; a dot for each start, batch size and layer.",
        Axis.logarithmic("η̃λ, learning rate × sharpness", "η̃λ"),
        Axis.logarithmic("ratio of spreads", "ratio"),
        lines,
        List.of());
  }

  /** Variance of an entry of the second layer between paths over η²t, by batch size. */
  private static Figure variances(List<SdeRow> rows) {
    List<Line> lines = new ArrayList<>();
    int[] horizons = SdeTables.horizons(rows);
    double[] rates =
        SdeJudge.mapped(rows, horizons[0]).stream()
            .filter(r -> r.discreteness() <= UNCURVED)
            .mapToDouble(r -> r.cell().learningRate())
            .distinct()
            .sorted()
            .toArray();
    for (int k = 0; k < rates.length; k++) {
      String name = "η = " + rates[k];
      Ink ink = Ink.ofSingle(k);
      lines.add(variance(name, rows, rates[k], horizons[0], ink, Stroke.SOLID));
      lines.add(variance(name, rows, rates[k], horizons[horizons.length - 1], ink, Stroke.DASHED));
    }
    return Figure.ofLinesAndBands(
        "scaling",
        "Linear scaling: variance of an entry between batch orders",
        "Second layer, mean over starts: variance over η²t against β = (N − B)/(B(N − 1)), after the first"
            + " (solid) and the last horizon (dashed); under the rule all lie on one line of slope 1.",
        Axis.logarithmic("β, about 1/B", "β"),
        Axis.logarithmic("variance / η²t", "variance / η²t"),
        lines,
        List.of());
  }

  private static Line variance(
      String legend, List<SdeRow> rows, double rate, int horizon, Ink ink, Stroke stroke) {
    List<List<SdeRow>> byBatch =
        SdeJudge.mapped(rows, horizon).stream()
            .filter(r -> !r.cell().isFullBatch() && r.numbers().has("entry_variance"))
            .filter(r -> r.cell().learningRate() == rate && r.layer() == SHOWN_LAYER)
            .collect(Collectors.groupingBy(r -> r.cell().batch(), TreeMap::new, toList()))
            .values()
            .stream()
            .toList();
    return new Line(
        legend,
        "after %d updates".formatted(horizon),
        byBatch.stream().mapToDouble(own -> beta(own.get(0))).toArray(),
        byBatch.stream().mapToDouble(own -> mean(own, SdeFigures::rate)).toArray(),
        ink,
        stroke,
        false);
  }

  private static double beta(SdeRow row) {
    return GradientDiffusion.batchFactor(row.cell().batch(), row.cell().examples());
  }

  private static double rate(SdeRow row) {
    double eta = row.cell().learningRate();
    return row.numbers().value("entry_variance") / (eta * eta * row.horizon());
  }
}
