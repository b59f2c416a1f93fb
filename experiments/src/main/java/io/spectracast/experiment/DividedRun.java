package io.spectracast.experiment;

import io.spectracast.grid.Numbers;
import io.spectracast.linalg.DenseMatrix;
import io.spectracast.linalg.FloatMatrix;
import io.spectracast.tracking.TrackedTriplets;
import io.spectracast.tracking.Tracker;
import io.spectracast.tracking.TrackingComparison;
import io.spectracast.tracking.TrackingMethod;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * First order with all modes, fed each increment in equal parts: if what fails is that increments
 * are large against the level spacing, the error falls as the parts get smaller; if it is the
 * formula, it does not. A row is a method, the number of parts, and the largest error of the
 * leading values over the run.
 */
final class DividedRun {

  static final String METHOD = "method";
  static final String PARTS = "parts";
  static final String ERROR = "error";

  static final List<TrackingMethod> METHODS =
      List.of(TrackingMethod.AS_PUBLISHED, TrackingMethod.CORRECTED);

  private final TrackedLayer layer;
  private final TrackingPlan plan;
  private final Map<String, double[]> errors = new LinkedHashMap<>(); // method, parts, error
  private TrackingComparison comparison;

  private DividedRun(TrackedLayer layer, TrackingPlan plan) {
    this.layer = layer;
    this.plan = plan;
  }

  static Cell cell(TrackedLayer layer, TrackingPlan plan, long seed, Bench bench) {
    return new Cell(
        layer.cell("parts", layer.scoring(), seed), () -> measured(layer, plan, seed, bench));
  }

  private static Numbers measured(TrackedLayer layer, TrackingPlan plan, long seed, Bench bench)
      throws IOException {
    DividedRun run = new DividedRun(layer, plan);
    LayerPath.walk(layer, seed, bench, run::visit);
    return new Numbers(List.of(METHOD, PARTS, ERROR), List.copyOf(run.errors.values()));
  }

  private void visit(long update, FloatMatrix weights) {
    if (update == 0) {
      comparison = new TrackingComparison(weights, started(weights));
      return;
    }
    comparison.advanceTo(weights);
    if (layer.scoring().contains(update) || update == layer.updates()) {
      comparison
          .scores(plan.compared())
          .forEach(
              (name, score) ->
                  errors.get(name)[2] = Math.max(errors.get(name)[2], score.largestValueError()));
    }
  }

  private Map<String, Tracker> started(FloatMatrix weights) {
    int all = Math.min(weights.rows(), weights.columns());
    Map<String, Tracker> trackers = new LinkedHashMap<>();
    for (TrackingMethod method : METHODS) {
      for (int parts : plan.parts()) {
        String name = method + "/" + parts;
        trackers.put(name, new InParts(method.start(weights, all), parts));
        errors.put(name, new double[] {METHODS.indexOf(method), parts, 0});
      }
    }
    return trackers;
  }

  /** Feeds a tracker each increment in equal parts. */
  private record InParts(Tracker tracker, int parts) implements Tracker {

    @Override
    public void advance(DenseMatrix increment) {
      double[] part = Arrays.stream(increment.values()).map(x -> x / parts).toArray();
      for (int i = 0; i < parts; i++) {
        tracker.advance(new DenseMatrix(increment.rows(), increment.columns(), part));
      }
    }

    @Override
    public TrackedTriplets triplets() {
      return tracker.triplets();
    }
  }
}
