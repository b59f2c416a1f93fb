package io.spectracast.experiment;

import io.spectracast.grid.Numbers;
import io.spectracast.linalg.FloatMatrix;
import io.spectracast.tracking.Tracker;
import io.spectracast.tracking.TrackingComparison;
import io.spectracast.tracking.TrackingScore;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * All contenders on the true increments of one training, each score a row: update, contender, the
 * largest relative error of the leading values, the mean of |uᵀû|, the overlap of the left spaces.
 */
final class TrackedRun {

  static final String UPDATE = "update";
  static final String CONTENDER = "contender";
  static final String ERROR = "error";
  static final String ALIGNMENT = "alignment";
  static final String OVERLAP = "overlap";

  private static final List<String> COLUMNS = List.of(UPDATE, CONTENDER, ERROR, ALIGNMENT, OVERLAP);

  private final TrackedLayer layer;
  private final TrackingPlan plan;
  private final List<double[]> rows = new ArrayList<>();
  private TrackingComparison comparison;

  private TrackedRun(TrackedLayer layer, TrackingPlan plan) {
    this.layer = layer;
    this.plan = plan;
  }

  static Cell cell(TrackedLayer layer, TrackingPlan plan, long seed, Bench bench) {
    return new Cell(
        layer.cell("follow", layer.scoring(), seed), () -> measured(layer, plan, seed, bench));
  }

  private static Numbers measured(TrackedLayer layer, TrackingPlan plan, long seed, Bench bench)
      throws IOException {
    TrackedRun run = new TrackedRun(layer, plan);
    LayerPath.walk(layer, seed, bench, run::visit);
    return new Numbers(COLUMNS, run.rows);
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
          .forEach((name, score) -> rows.add(row(update, Contender.valueOf(name), score)));
    }
  }

  private Map<String, Tracker> started(FloatMatrix weights) {
    Map<String, Tracker> trackers = new LinkedHashMap<>();
    for (Contender contender : Contender.values()) {
      if (contender.runsOn(layer)) {
        trackers.put(contender.name(), contender.start(weights, plan.modes()));
      }
    }
    return trackers;
  }

  private static double[] row(long update, Contender contender, TrackingScore score) {
    return new double[] {
      update,
      contender.ordinal(),
      score.largestValueError(),
      score.meanLeftAlignment(),
      score.leftOverlap()
    };
  }
}
