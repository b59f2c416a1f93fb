package io.spectracast.report;

import io.spectracast.figure.Figure;
import io.spectracast.figure.Figure.Axis;
import io.spectracast.figure.Figure.Line;
import io.spectracast.figure.Ink;
import io.spectracast.run.LayerSnapshot;
import io.spectracast.run.NoiseLevel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/** What moves a layer's singular values: the measured noise and the drift along each mode. */
final class DynamicsFigures {

  private static final int DRIFT_MODES = 8;

  private DynamicsFigures() {}

  /** The noise level ν over the run; empty where it was not measured. */
  static Optional<Figure> noise(String slug, List<LayerSnapshot> snapshots) {
    List<LayerSnapshot> measured = snapshots.stream().filter(s -> s.noise().isPresent()).toList();
    return measured.isEmpty() ? Optional.empty() : Optional.of(noiseFigure(slug, measured));
  }

  private static Figure noiseFigure(String slug, List<LayerSnapshot> measured) {
    return Figure.ofLines(
        slug + "-noise",
        "Noise level ν of " + measured.get(0).layer().name(),
        "The standard deviation that noise adds to one matrix element per square root of an update: from the"
            + " growth of the variance between one and two blocks (long-run), from one block, and along the"
            + " directions of bulk and spikes.",
        Axis.STEPS,
        Axis.of("ν (weight units per √update)", "ν"),
        List.of(
            level("long-run", measured, NoiseLevel::longRun, Ink.BLUE),
            level("one block", measured, NoiseLevel::blockwise, Ink.GREY),
            level("bulk directions", measured, NoiseLevel::bulk, Ink.GREEN),
            level("spike directions", measured, NoiseLevel::spike, Ink.VERMILION)));
  }

  private static Line level(
      String legend, List<LayerSnapshot> measured, ToDoubleFunction<NoiseLevel> level, Ink ink) {
    return Line.solid(
        legend, steps(measured), values(measured, s -> level.applyAsDouble(s.noise().get())), ink);
  }

  /** The drift of the largest singular values over the run; empty where it was not measured. */
  static Optional<Figure> drift(String slug, List<LayerSnapshot> snapshots) {
    List<LayerSnapshot> measured =
        snapshots.stream().filter(s -> s.driftProjections().isPresent()).toList();
    return measured.isEmpty() ? Optional.empty() : Optional.of(driftFigure(slug, measured));
  }

  private static Figure driftFigure(String slug, List<LayerSnapshot> measured) {
    int modes = Math.min(DRIFT_MODES, measured.get(0).singularValues().length);
    List<Line> lines = new ArrayList<>();
    for (int k = 0; k < modes; k++) {
      int mode = k;
      lines.add(
          Line.solid(
              Numbers.mode(k + 1),
              steps(measured),
              values(measured, s -> s.driftProjections().get()[mode]),
              Ink.ofMode(k)));
    }
    return Figure.ofLines(
        slug + "-drift",
        "Drift of the leading modes of " + measured.get(0).layer().name(),
        "−η⟨u, ∇L v⟩: how far the probe set's gradient moves each singular value in one update. Above zero the"
            + " gradient makes the mode grow.",
        Axis.STEPS,
        Axis.of("drift (weight units per update)", "drift"),
        lines);
  }

  private static double[] steps(List<LayerSnapshot> snapshots) {
    return values(snapshots, LayerSnapshot::step);
  }

  private static double[] values(
      List<LayerSnapshot> snapshots, ToDoubleFunction<LayerSnapshot> value) {
    return snapshots.stream().mapToDouble(value).toArray();
  }
}
