package io.spectracast.report;

import io.spectracast.figure.Figure;
import io.spectracast.figure.Figure.Axis;
import io.spectracast.figure.Figure.Line;
import io.spectracast.figure.Figure.Mark;
import io.spectracast.figure.Figure.Range;
import io.spectracast.figure.Figure.Stroke;
import io.spectracast.figure.Ink;
import io.spectracast.run.Evaluation;
import io.spectracast.run.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Loss and accuracy over the run. */
final class LossFigure {

  private static final Axis ACCURACY =
      new Axis("accuracy", "accuracy", Optional.of(new Range(0, 1)), false);

  private LossFigure() {}

  /** Empty where neither a loss nor an accuracy was recorded. */
  static Optional<Figure> of(List<Snapshot> snapshots, List<Mark> marks) {
    List<Line> lines = new ArrayList<>();
    add(lines, "minibatch loss", snapshots, LossFigure::batchLoss, Ink.GREY, false);
    add(lines, "probe loss", snapshots, s -> s.probe().map(Evaluation::loss), Ink.BLUE, false);
    add(lines, "test loss", snapshots, s -> s.test().map(Evaluation::loss), Ink.VERMILION, false);
    add(lines, "probe accuracy", snapshots, s -> accuracy(s.probe()), Ink.BLUE, true);
    add(lines, "test accuracy", snapshots, s -> accuracy(s.test()), Ink.VERMILION, true);
    return lines.isEmpty() ? Optional.empty() : Optional.of(figure(lines, marks));
  }

  private static Figure figure(List<Line> lines, List<Mark> marks) {
    return new Figure(
        "loss",
        "Loss and accuracy",
        "Mean loss per example (left axis, solid) and fraction predicted correctly (right axis, dotted)."
            + " The minibatch loss is averaged since the snapshot before; probe and test sets are fixed.",
        Axis.STEPS,
        Axis.of("loss per example", "loss"),
        lines.stream().anyMatch(Line::right) ? Optional.of(ACCURACY) : Optional.empty(),
        lines,
        List.of(),
        Optional.empty(),
        Optional.empty(),
        marks);
  }

  private static Optional<Double> accuracy(Optional<Evaluation> evaluation) {
    return evaluation.flatMap(e -> e.accuracy().stream().boxed().findFirst());
  }

  private static Optional<Double> batchLoss(Snapshot snapshot) {
    return snapshot.batchLoss().stream().boxed().findFirst();
  }

  private static void add(
      List<Line> lines,
      String legend,
      List<Snapshot> snapshots,
      Function<Snapshot, Optional<Double>> value,
      Ink ink,
      boolean right) {
    List<Snapshot> measured = snapshots.stream().filter(s -> value.apply(s).isPresent()).toList();
    if (!measured.isEmpty()) {
      double[] steps = measured.stream().mapToDouble(Snapshot::step).toArray();
      double[] values = measured.stream().mapToDouble(s -> value.apply(s).get()).toArray();
      Stroke stroke = right ? Stroke.DOTTED : Stroke.SOLID;
      lines.add(new Line(legend, "", steps, values, ink, stroke, right));
    }
  }
}
