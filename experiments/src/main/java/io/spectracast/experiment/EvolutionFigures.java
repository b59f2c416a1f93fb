package io.spectracast.experiment;

import io.spectracast.figure.Figure;
import io.spectracast.figure.Figure.Axis;
import io.spectracast.figure.Figure.Line;
import io.spectracast.figure.Figure.Range;
import io.spectracast.figure.Figure.Stroke;
import io.spectracast.figure.Ink;
import io.spectracast.rmt.TracyWidom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.LongStream;

/** What becomes of the largest matrix of each network in training, and where its edge began. */
final class EvolutionFigures {

  private static final TracyWidom LAW = new TracyWidom(1);
  private static final double HIGH = 0.99;
  private static final int POINTS = 100;

  /** Distances are drawn on a logarithmic axis if one is larger than this. */
  private static final double WIDE = 8;

  private EvolutionFigures() {}

  static List<Figure> of(List<EvolutionStudy> studies) {
    return List.of(spikes(studies), distances(studies), quantiles(studies));
  }

  private static String name(EvolutionStudy study) {
    return study.spectra().get(study.focus()).name();
  }

  private static Figure spikes(List<EvolutionStudy> studies) {
    List<Line> lines = new ArrayList<>();
    for (int i = 0; i < studies.size(); i++) {
      lines.add(overTime(studies.get(i), i, reading -> reading.spikes(), 1));
    }
    return Figure.ofLines(
        "spikes",
        "Spikes over time",
        "Singular values beyond the bulk of the largest matrix of each network, mean over the seeds.",
        Axis.of("share of the training done", "training"),
        Axis.of("spikes", "spikes"),
        lines);
  }

  private static Figure distances(List<EvolutionStudy> studies) {
    List<Line> lines = new ArrayList<>();
    for (int i = 0; i < studies.size(); i++) {
      EvolutionStudy study = studies.get(i);
      double median = study.nulls().get(study.focus()).median();
      lines.add(overTime(study, i, SnapshotSpectra.Reading::distance, 1 / median));
    }
    BulkNull first = studies.get(0).nulls().get(studies.get(0).focus());
    double high = first.quantile(HIGH) / first.median();
    double[] x = grid(0, 1);
    double[] bound = new double[x.length];
    Arrays.fill(bound, high);
    lines.add(new Line("99 % of noise", "", x, bound, Ink.GREY, Stroke.DASHED, false));
    double highest =
        lines.stream().flatMapToDouble(line -> Arrays.stream(line.y())).max().orElseThrow();
    String title = "distance / median of noise";
    return Figure.ofLines(
        "distances",
        "Kolmogorov distance of the bulk from Marchenko–Pastur's law",
        "Spikes removed; in units of the median distance of Gaussian matrices of the same shape, mean"
            + " over the seeds. Dashed: what one Gaussian matrix in a hundred exceeds.",
        Axis.of("share of the training done", "training"),
        highest > WIDE
            ? Axis.logarithmic(title, "distance")
            : new Axis(title, "distance", Optional.of(new Range(0, 1.1 * highest)), false),
        lines);
  }

  private static Line overTime(
      EvolutionStudy study, int i, ToDoubleFunction<SnapshotSpectra.Reading> number, double unit) {
    SnapshotSpectra spectra = study.spectra().get(study.focus());
    double end = spectra.steps()[spectra.last()];
    double[] x = LongStream.of(spectra.steps()).mapToDouble(step -> step / end).toArray();
    double[] y = new double[x.length];
    Arrays.setAll(y, k -> unit * spectra.mean(k, number));
    return new Line(name(study), "", x, y, Ink.ofSingle(i), Stroke.SOLID, false);
  }

  private static Figure quantiles(List<EvolutionStudy> studies) {
    List<Line> lines = new ArrayList<>();
    double[] law = grid(-5, 3);
    lines.add(new Line("the law", "", law, law, Ink.GREY, Stroke.DASHED, false));
    for (int i = 0; i < studies.size(); i++) {
      InitialSpectra initial = studies.get(i).initial().get(studies.get(i).focus());
      lines.add(points(initial.name(), initial.statistics(), Ink.ofSingle(i)));
    }
    InitialSpectra first = studies.get(0).initial().get(studies.get(0).focus());
    double[] published =
        Arrays.stream(first.positions()).map(first.published()::statistic).toArray();
    lines.add(points(first.name() + ", as published", published, Ink.ofSingle(studies.size())));
    return Figure.ofLines(
        "quantiles",
        "The largest singular value at initialisation against Tracy–Widom's law",
        "A point for each seed: the scaled largest value of the largest matrix of each network against"
            + " the quantile of F₁ of its rank.",
        Axis.of("quantile of Tracy–Widom's law", "law"),
        Axis.of("scaled largest value", "measured"),
        lines);
  }

  private static double[] grid(double from, double to) {
    double[] grid = new double[POINTS];
    Arrays.setAll(grid, i -> from + (to - from) * i / (POINTS - 1));
    return grid;
  }

  private static Line points(String legend, double[] statistics, Ink ink) {
    double[] sorted = statistics.clone();
    Arrays.sort(sorted);
    double[] x = new double[sorted.length];
    Arrays.setAll(x, i -> LAW.inverseCumulativeProbability((i + 0.5) / sorted.length));
    return new Line(legend, "", x, sorted, ink, Stroke.POINTS, false);
  }
}
