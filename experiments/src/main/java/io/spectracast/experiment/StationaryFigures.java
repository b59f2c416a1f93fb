package io.spectracast.experiment;

import io.spectracast.experiment.LawContest.Entrant;
import io.spectracast.experiment.WeightRuns.Stretch;
import io.spectracast.figure.Figure;
import io.spectracast.figure.Figure.Axis;
import io.spectracast.figure.Figure.Line;
import io.spectracast.figure.Figure.Range;
import io.spectracast.figure.Figure.Stroke;
import io.spectracast.figure.Ink;
import io.spectracast.run.LayerSnapshot;
import io.spectracast.stationary.CandidateLaw;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The charts of the experiment on stationary laws.
 *
 * @param cases trained ones and the control
 */
record StationaryFigures(List<StationaryCase> cases) {

  List<Figure> all() {
    List<Figure> figures = new ArrayList<>();
    byMatrix().forEach((matrix, of) -> figures.add(settling(matrix, of)));
    for (StationaryCase c : strongest()) {
      figures.add(new DistributionFigure(c).figure("distribution-" + slug(c.name())));
      figures.add(distances(c));
    }
    return figures;
  }

  private Map<String, List<StationaryCase>> byMatrix() {
    return cases.stream()
        .collect(Collectors.groupingBy(this::matrix, TreeMap::new, Collectors.toList()));
  }

  private String matrix(StationaryCase c) {
    return c.weights().layer().name();
  }

  /** Of each matrix the case of the largest weight decay. */
  private List<StationaryCase> strongest() {
    return byMatrix().values().stream().map(of -> of.get(0)).toList();
  }

  private static Figure settling(String matrix, List<StationaryCase> of) {
    List<Line> lines = new ArrayList<>();
    for (int i = 0; i < of.size(); i++) {
      StationaryCase c = of.get(i);
      lines.add(line(c, SpectralStatistic.ENERGY, Stroke.SOLID, Ink.ofSingle(i)));
      lines.add(line(c, SpectralStatistic.MEDIAN, Stroke.DASHED, Ink.ofSingle(i)));
      lines.add(line(c, SpectralStatistic.LOWER_QUARTILE, Stroke.DOTTED, Ink.ofSingle(i)));
    }
    return Figure.ofLines(
        "settling-" + slug(matrix),
        "Settling of " + matrix,
        "Σs² (solid), the median singular value (dashed) and the lower quartile (dotted),"
            + " geometric means over seeds.",
        Axis.STEPS,
        Axis.logarithmic("Σs², and quartiles of s", "value"),
        lines);
  }

  private static Line line(StationaryCase c, SpectralStatistic statistic, Stroke stroke, Ink ink) {
    List<LayerSnapshot> first = c.weights().runs().get(0).snapshots();
    double[] steps = first.stream().mapToDouble(LayerSnapshot::step).toArray();
    double[] values =
        IntStream.range(0, steps.length)
            .mapToDouble(
                i ->
                    Math.exp(
                        c.weights().runs().stream()
                            .mapToDouble(
                                run -> statistic.logarithm(run.snapshots().get(i).singularValues()))
                            .average()
                            .orElseThrow()))
            .toArray();
    return new Line(c.name(), statistic.words(), steps, values, ink, stroke, false);
  }

  private static Figure distances(StationaryCase c) {
    List<Line> lines = new ArrayList<>();
    List<Entrant> shown =
        List.of(
            Entrant.atRates(CandidateLaw.PUBLISHED_GAMMA),
            Entrant.fitted(CandidateLaw.PUBLISHED_GAMMA),
            Entrant.atRates(CandidateLaw.LAGUERRE),
            Entrant.fitted(CandidateLaw.LAGUERRE),
            Entrant.fitted(CandidateLaw.SPIKED_BULK),
            Entrant.fitted(CandidateLaw.BETA_PRIME));
    List<Ink> inks =
        List.of(Ink.VERMILION, Ink.VERMILION, Ink.GREEN, Ink.GREEN, Ink.BLUE, Ink.AMBER);
    for (int i = 0; i < shown.size(); i++) {
      overTime(c, shown.get(i), inks.get(i)).ifPresent(lines::add);
    }
    return new Figure(
        "distance-" + slug(c.name()),
        "Distance from the laws over time: " + c.name(),
        "Kolmogorov distance of the singular values of a run from each law, mean over runs; dashed"
            + " at measured rates, solid fitted to the other runs. Points stand at the ends of the"
            + " stretches they are measured in.",
        Axis.logarithmic("optimizer updates", "step"),
        new Axis("Kolmogorov distance", "distance", Optional.of(new Range(0, 1)), false),
        Optional.empty(),
        lines,
        List.of(),
        Optional.empty(),
        Optional.empty(),
        List.of());
  }

  private static Optional<Line> overTime(StationaryCase c, Entrant law, Ink ink) {
    List<Stretch> with =
        c.contests().keySet().stream().filter(s -> c.contests().get(s).has(law)).toList();
    if (with.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Line(
            law.words(),
            "",
            with.stream().mapToDouble(s -> s.until() * c.weights().updates()).toArray(),
            with.stream().mapToDouble(s -> c.contests().get(s).distance(law).estimate()).toArray(),
            ink,
            law.fitted() ? Stroke.SOLID : Stroke.DASHED,
            false));
  }

  private static String slug(String name) {
    return name.replace(", λ = ", "-").replaceAll("[^A-Za-z0-9.]+", "-");
  }
}
