package io.spectracast.sequence;

import io.spectracast.forecast.LayerPast;
import io.spectracast.forecast.TrainingPoint;
import io.spectracast.run.Layer;
import io.spectracast.run.LayerSnapshot;
import io.spectracast.run.LayerTrajectory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What was read of one layer, step by step. */
final class LayerPath {

  /** Steps named in a remark, at most. */
  private static final int NAMED = 4;

  private final String name;
  private final List<Long> steps = new ArrayList<>();
  private final List<Integer> files = new ArrayList<>();
  private final List<Point> points = new ArrayList<>();
  private final List<Long> notFinite = new ArrayList<>();
  private final List<LayerRemark> remarks = new ArrayList<>();
  private int seen;

  LayerPath(String name) {
    this.name = name;
  }

  /**
   * One layer of one checkpoint.
   *
   * @param singularValues none where entries are not finite
   */
  record Point(int rows, int columns, double[] singularValues) {}

  /** The next checkpoint's. */
  void add(long step, int file, Point point) {
    seen++;
    if (point.singularValues.length == 0) {
      notFinite.add(step);
      return;
    }
    if (!points.isEmpty() && !sameShape(points.get(points.size() - 1), point)) {
      Point before = points.get(points.size() - 1);
      remark(
          "changes its shape from %d x %d to %d x %d at step %d: what lies before is left out",
          before.rows, before.columns, point.rows, point.columns, step);
      steps.clear();
      files.clear();
      points.clear();
    }
    steps.add(step);
    files.add(file);
    points.add(point);
  }

  private static boolean sameShape(Point a, Point b) {
    return a.rows == b.rows && a.columns == b.columns;
  }

  /** The layer, if anything of it can be used. */
  Optional<LayerPast> past(
      int checkpoints, OpenCheckpoints open, Path folder, List<TrainingPoint> training) {
    if (seen < checkpoints) {
      remark("is missing in %d of %d checkpoints", checkpoints - seen, checkpoints);
    }
    if (!notFinite.isEmpty()) {
      remark(
          "has entries that are not finite at %d steps (%s): they are left out",
          notFinite.size(), some(notFinite));
    }
    if (points.isEmpty()) {
      return Optional.empty();
    }
    Layer layer = new Layer(name, points.get(0).rows, points.get(0).columns);
    List<LayerSnapshot> snapshots = new ArrayList<>();
    for (int i = 0; i < points.size(); i++) {
      snapshots.add(LayerSnapshot.of(layer, steps.get(i), points.get(i).singularValues));
    }
    FolderWeights weights =
        new FolderWeights(
            layer,
            steps.stream().mapToLong(Long::longValue).toArray(),
            files.stream().mapToInt(Integer::intValue).toArray(),
            open,
            folder);
    return Optional.of(
        new LayerPast(new LayerTrajectory(layer, snapshots), Optional.of(weights), training));
  }

  private static String some(List<Long> steps) {
    String first =
        String.join(", ", steps.stream().limit(NAMED).map(s -> Long.toString(s)).toList());
    return steps.size() > NAMED ? first + ", …" : first;
  }

  private void remark(String text, Object... values) {
    remarks.add(new LayerRemark(name, text.formatted(values)));
  }

  List<LayerRemark> remarks() {
    return remarks;
  }
}
