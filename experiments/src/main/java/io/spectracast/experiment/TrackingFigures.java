package io.spectracast.experiment;

import io.spectracast.figure.Figure;
import io.spectracast.figure.Figure.Axis;
import io.spectracast.figure.Figure.Line;
import io.spectracast.figure.Figure.Stroke;
import io.spectracast.figure.Ink;
import io.spectracast.tracking.TrackingMethod;
import io.spectracast.tracking.ValidityMap;
import io.spectracast.tracking.ValidityMap.Quantity;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The numbers of the experiment as charts. */
final class TrackingFigures {

  private static final int FEWEST = 5; // cases that make a point

  private TrackingFigures() {}

  static List<Figure> of(TrackingPlan plan, TrackingResults results) {
    List<Figure> figures = new ArrayList<>();
    results.layers().forEach(one -> figures.add(errors(plan, one)));
    figures.add(alignment(plan, results.layers().get(0)));
    figures.add(map(results));
    figures.add(ratios(plan, results));
    figures.add(parts(plan, results));
    return figures;
  }

  private static Figure errors(TrackingPlan plan, LayerResults one) {
    List<Line> lines = new ArrayList<>();
    for (Contender contender : Contender.values()) {
      if (contender.runsOn(one.layer())) {
        lines.add(line(contender, one.updates(), one.mean(contender, TrackedRun.ERROR)));
      }
    }
    return Figure.ofLines(
        "errors-" + one.layer().name(),
        "Errors on " + one.layer().title(),
        "Largest relative error of the top %d singular values by update (%s), mean over %d seeds; %d triplets tracked where it does not say all."
            .formatted(plan.compared(), one.layer().inWords(), one.layer().seeds(), plan.modes()),
        Axis.STEPS,
        Axis.logarithmic("largest error of the top " + plan.compared(), "error"),
        lines);
  }

  private static Figure alignment(TrackingPlan plan, LayerResults one) {
    List<Line> lines = new ArrayList<>();
    for (Contender contender : Contender.values()) {
      if (contender.runsOn(one.layer())) {
        lines.add(line(contender, one.updates(), one.mean(contender, TrackedRun.ALIGNMENT)));
      }
    }
    return Figure.ofLines(
        "alignment-" + one.layer().name(),
        "Vectors on " + one.layer().title(),
        "Mean |uᵀû| of the top %d left vectors by update, mean over %d seeds; 1 is a vector that is followed."
            .formatted(plan.compared(), one.layer().seeds()),
        Axis.STEPS,
        Axis.of("mean |uᵀû|", "|uᵀû|"),
        lines);
  }

  private static Line line(Contender contender, double[] x, double[] y) {
    return switch (contender) {
      case PERSISTENCE -> line(contender.label(), x, y, Ink.GREY, Stroke.DOTTED);
      case PUBLISHED -> line(contender.label(), x, y, Ink.VERMILION, Stroke.SOLID);
      case CORRECTED -> line(contender.label(), x, y, Ink.AMBER, Stroke.SOLID);
      case CORRECTED_ALL -> line(contender.label(), x, y, Ink.AMBER, Stroke.DASHED);
      case SECOND_ORDER -> line(contender.label(), x, y, Ink.PURPLE, Stroke.SOLID);
      case SECOND_ORDER_ALL -> line(contender.label(), x, y, Ink.PURPLE, Stroke.DASHED);
      case SINGLE_PASS -> line(contender.label(), x, y, Ink.GREEN, Stroke.SOLID);
      case STREAMING -> line(contender.label(), x, y, Ink.BLUE, Stroke.SOLID);
    };
  }

  private static Line line(String legend, double[] x, double[] y, Ink ink, Stroke stroke) {
    return new Line(legend, "", x, y, ink, stroke, false);
  }

  private static Figure map(TrackingResults results) {
    List<ValidityMap.Cell> cells =
        results.map().stream()
            .filter(cell -> cell.quantity() == Quantity.VECTOR && cell.count() >= FEWEST)
            .toList();
    List<Line> lines = new ArrayList<>();
    for (TrackingMethod method : ValidityMap.METHODS) {
      var own = cells.stream().filter(cell -> cell.method() == method).toList();
      lines.add(
          line(
              method == TrackingMethod.PERSISTENCE ? "standing still" : method.label(),
              own.stream().mapToDouble(TrackingClaims::middle).toArray(),
              own.stream().mapToDouble(ValidityMap.Cell::medianError).toArray(),
              ink(method),
              method == TrackingMethod.PERSISTENCE ? Stroke.DOTTED : Stroke.SOLID));
    }
    return Figure.ofLines(
        "map",
        "Where one step holds",
        "Median sine of the angle between a leading left vector and what one step from the exact triplets makes of it, against ε, the increment's coupling of two modes over the gap between them; true increments of all layers, all modes tracked.",
        Axis.logarithmic("ε = increment over level spacing", "ε"),
        Axis.logarithmic("error of one step", "error"),
        lines);
  }

  private static Ink ink(TrackingMethod method) {
    return switch (method) {
      case AS_PUBLISHED -> Ink.VERMILION;
      case CORRECTED -> Ink.AMBER;
      case SECOND_ORDER -> Ink.PURPLE;
      case SINGLE_PASS -> Ink.GREEN;
      case STREAMING -> Ink.BLUE;
      case PERSISTENCE -> Ink.GREY;
    };
  }

  private static Figure ratios(TrackingPlan plan, TrackingResults results) {
    List<Line> lines = new ArrayList<>();
    for (int i = 0; i < results.layers().size(); i++) {
      LayerResults one = results.layers().get(i);
      double[] updates = one.spacing(SpacingRun.UPDATE);
      double[] ratios = one.spacing(SpacingRun.RATIO);
      double[] at = Arrays.stream(updates).distinct().sorted().toArray();
      double[] medians =
          Arrays.stream(at).map(update -> medianAt(update, updates, ratios)).toArray();
      lines.add(Line.solid(one.layer().title(), at, medians, Ink.ofSingle(i)));
    }
    return Figure.ofLines(
        "ratios",
        "Increments against the level spacing",
        "ε of the top %d modes by update, median over modes and seeds: at 1 an increment is as large as the spacing of the levels that it couples."
            .formatted(plan.compared()),
        Axis.STEPS,
        Axis.logarithmic("ε of the top " + plan.compared(), "ε"),
        lines);
  }

  private static double medianAt(double update, double[] updates, double[] ratios) {
    List<Double> found = new ArrayList<>();
    for (int i = 0; i < updates.length; i++) {
      if (updates[i] == update) {
        found.add(ratios[i]);
      }
    }
    return LayerResults.median(found.stream().mapToDouble(Double::doubleValue).toArray());
  }

  private static Figure parts(TrackingPlan plan, TrackingResults results) {
    double[] parts = plan.parts().stream().mapToDouble(Integer::doubleValue).toArray();
    List<Line> lines = new ArrayList<>();
    for (TrackingMethod method : DividedRun.METHODS) {
      double[] errors =
          plan.parts().stream()
              .mapToDouble(p -> LayerResults.interval(results.dividedErrors(method, p)).estimate())
              .toArray();
      lines.add(Line.solid(method.label(), parts, errors, ink(method)));
    }
    return Figure.ofLines(
        "parts",
        "Each increment fed in parts",
        "Largest error of the top %d in %d updates of %s, all modes tracked, when each increment is fed in so many equal parts, geometric mean over the seeds."
            .formatted(plan.compared(), plan.divided().updates(), plan.divided().title()),
        Axis.of("parts per increment", "parts"),
        Axis.logarithmic("largest error of the top " + plan.compared(), "error"),
        lines);
  }
}
