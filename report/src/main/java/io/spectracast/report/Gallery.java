package io.spectracast.report;

import io.spectracast.figure.Figure;
import io.spectracast.figure.Figure.Mark;
import io.spectracast.forecast.Fan;
import io.spectracast.forecast.Forecast;
import io.spectracast.run.Layer;
import io.spectracast.run.LayerSnapshot;
import io.spectracast.run.LayerTrajectory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * All charts of a report, in the order they appear.
 *
 * @param loss empty where none was recorded
 * @param skill empty where no forecast has been scored against persistence
 * @param thinning which snapshots the charts draw
 */
record Gallery(
    Optional<Figure> loss, Optional<Figure> skill, List<LayerFigures> layers, Thinning thinning) {

  private static final int MOST_POINTS = 600;
  private static final int FEWEST_POINTS = 40;

  /** About 8 bytes of page each. */
  private static final int MOST_NUMBERS = 250_000;

  /** Lines, bands and drawn quantities of a layer's charts over time, at most. */
  private static final int LINES_PER_LAYER = 60;

  static Gallery of(ReportContent content) {
    int most = mostPoints(content.run().description().layers().size());
    Thinning thinning = Thinning.of(content.run().snapshots().size(), most);
    List<Mark> marks =
        content.forecast().map(f -> TrajectoryFigure.origin(f.origin())).stream().toList();
    return new Gallery(
        LossFigure.of(thin(content.run().snapshots(), most), marks),
        content.forecast().map(SkillTable::of).flatMap(SkillFigure::of),
        layers(content, most),
        thinning);
  }

  private static int mostPoints(int layers) {
    int affordable = MOST_NUMBERS / (LINES_PER_LAYER * Math.max(1, layers));
    return Math.max(FEWEST_POINTS, Math.min(MOST_POINTS, affordable));
  }

  private static List<LayerFigures> layers(ReportContent content, int mostPoints) {
    Set<String> slugs = new HashSet<>();
    List<LayerFigures> figures = new ArrayList<>();
    for (LayerTrajectory trajectory : content.run().trajectories()) {
      String slug = unique(slug(trajectory.layer()), slugs);
      figures.add(layer(slug, trajectory, content, mostPoints));
    }
    return figures;
  }

  private static LayerFigures layer(
      String slug, LayerTrajectory trajectory, ReportContent content, int mostPoints) {
    Layer layer = trajectory.layer();
    List<LayerSnapshot> snapshots = thin(trajectory.snapshots(), mostPoints);
    return new LayerFigures(
        layer,
        slug,
        TrajectoryFigure.of(slug, trajectory, fan(content.forecast(), layer), mostPoints),
        SpectrumFigure.of(slug, layer, content.spectraOf(layer)),
        DynamicsFigures.noise(slug, snapshots),
        DynamicsFigures.drift(slug, snapshots));
  }

  private static Optional<Fan> fan(Optional<Forecast> forecast, Layer layer) {
    return forecast.stream()
        .flatMap(f -> f.fans().stream())
        .filter(f -> f.layer().equals(layer))
        .findFirst();
  }

  private static <T> List<T> thin(List<T> all, int most) {
    return Arrays.stream(Thinning.of(all.size(), most).kept()).mapToObj(all::get).toList();
  }

  private static String slug(Layer layer) {
    return layer.name().replaceAll("[^A-Za-z0-9._-]", "_");
  }

  private static String unique(String slug, Set<String> taken) {
    String candidate = slug;
    for (int i = 2; !taken.add(candidate); i++) {
      candidate = slug + "-" + i;
    }
    return candidate;
  }

  Stream<Figure> all() {
    return Stream.of(loss.stream(), skill.stream(), layers.stream().flatMap(LayerFigures::all))
        .flatMap(s -> s);
  }
}
