package io.spectracast.report;

import io.spectracast.figure.Figure;
import io.spectracast.figure.Figure.Axis;
import io.spectracast.figure.Figure.Band;
import io.spectracast.figure.Figure.Line;
import io.spectracast.figure.Figure.Mark;
import io.spectracast.figure.Figure.Stroke;
import io.spectracast.figure.Ink;
import io.spectracast.forecast.Fan;
import io.spectracast.run.LayerSnapshot;
import io.spectracast.run.LayerTrajectory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/** Singular values over the run: what was recorded and, from the origin on, what was forecast. */
final class TrajectoryFigure {

  private static final List<Interval> INTERVALS =
      List.of(new Interval("90 %", 0.05, 0.95, 0.16), new Interval("50 %", 0.25, 0.75, 0.30));

  private final LayerTrajectory trajectory;
  private final Optional<Fan> fan;
  private final ShownModes modes;
  private final List<LayerSnapshot> snapshots;
  private final int mostPoints;
  private final List<Line> lines = new ArrayList<>();
  private final List<Band> bands = new ArrayList<>();

  private TrajectoryFigure(LayerTrajectory trajectory, Optional<Fan> fan, int mostPoints) {
    this.trajectory = trajectory;
    this.fan = fan;
    this.mostPoints = mostPoints;
    this.modes = ShownModes.among(trajectory.modes());
    this.snapshots = thinned(trajectory.snapshots(), fan, mostPoints);
  }

  static Figure of(String slug, LayerTrajectory trajectory, Optional<Fan> fan, int mostPoints) {
    return new TrajectoryFigure(trajectory, fan, mostPoints).draw(slug);
  }

  private Figure draw(String slug) {
    for (int i = 0; i < modes.indices().size(); i++) {
      drawRecorded(modes.indices().get(i), modes.ink(i));
    }
    for (int i = 0; i < modes.indices().size(); i++) {
      drawForecast(modes.indices().get(i), modes.ink(i));
    }
    return new Figure(
        slug + "-singular-values",
        "Singular values of " + trajectory.layer().name(),
        description(),
        Axis.STEPS,
        Axis.of("singular value s (weight units)", "s"),
        Optional.empty(),
        lines,
        bands,
        Optional.empty(),
        Optional.empty(),
        fan.map(f -> origin(f.origin())).stream().toList());
  }

  /** Enough snapshots to see every turn, always with the first, the last and the origin. */
  private static List<LayerSnapshot> thinned(
      List<LayerSnapshot> all, Optional<Fan> fan, int mostPoints) {
    int[] origin =
        IntStream.range(0, all.size())
            .filter(i -> fan.isPresent() && all.get(i).step() == fan.get().origin())
            .toArray();
    return Arrays.stream(Thinning.of(all.size(), mostPoints, origin).kept())
        .mapToObj(all::get)
        .toList();
  }

  static Mark origin(long step) {
    return new Mark("origin, step " + Numbers.count(step), step, Ink.GREY, Stroke.DASHED);
  }

  private String description() {
    String forecast =
        fan.isPresent()
            ? " Solid: recorded. Dashed: median forecast from the origin. Dark band: central 50 % of the forecast;"
                + " light band: central 90 %."
            : "";
    return modes.sentence() + forecast;
  }

  private void drawRecorded(int mode, Ink ink) {
    double[] steps = snapshots.stream().mapToDouble(LayerSnapshot::step).toArray();
    double[] values = snapshots.stream().mapToDouble(s -> s.singularValues()[mode]).toArray();
    lines.add(new Line(name(mode), "recorded", steps, values, ink, Stroke.SOLID, false));
  }

  private void drawForecast(int mode, Ink ink) {
    slice(mode).ifPresent(slice -> draw(slice, name(mode), ink));
  }

  private Optional<FanSlice> slice(int mode) {
    return fan.filter(f -> f.quantiles().length > 0 && mode < f.quantiles()[0].length)
        .map(f -> new FanSlice(f, mode, valueAt(f.origin(), mode), leads(f)));
  }

  private void draw(FanSlice slice, String name, Ink ink) {
    INTERVALS.forEach(interval -> drawBand(slice, name, interval, ink));
    slice
        .quantile(0.5)
        .map(m -> new Line(name, "median", slice.steps(), m, ink, Stroke.DASHED, false))
        .ifPresent(lines::add);
  }

  private void drawBand(FanSlice slice, String name, Interval interval, Ink ink) {
    Optional<double[]> lower = slice.quantile(interval.lower());
    Optional<double[]> upper = slice.quantile(interval.upper());
    if (lower.isPresent() && upper.isPresent()) {
      double[] steps = slice.steps();
      bands.add(
          new Band(
              name, interval.role(), steps, lower.get(), upper.get(), ink, interval.opacity()));
    }
  }

  private OptionalDouble valueAt(long step, int mode) {
    return trajectory
        .at(step)
        .map(s -> OptionalDouble.of(s.singularValues()[mode]))
        .orElse(OptionalDouble.empty());
  }

  private int[] leads(Fan fan) {
    return Thinning.of(fan.leads().length, mostPoints / 2).kept();
  }

  /** A central interval of the forecast and how densely it is painted. */
  private record Interval(String role, double lower, double upper, double opacity) {}

  private static String name(int mode) {
    return Numbers.mode(mode + 1);
  }
}
