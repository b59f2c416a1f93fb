package io.spectracast.sequence;

import io.spectracast.checkpoint.Checkpoint;
import io.spectracast.checkpoint.LayerOptions;
import io.spectracast.checkpoint.Layers;
import io.spectracast.checkpoint.WeightMatrix;
import io.spectracast.forecast.LayerPast;
import io.spectracast.forecast.TrainingPoint;
import io.spectracast.linalg.NonFiniteEntryException;
import io.spectracast.linalg.Precision;
import io.spectracast.linalg.Svd;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Predicate;

/**
 * The layers of a sequence of checkpoints with all their singular values, their weights where they
 * lie, and the metrics of the training. What is not as it should be (a checkpoint that cannot be
 * read, a layer that is missing or not finite somewhere, a shape that changes) is left out and
 * remarked on.
 *
 * @param layers in the order of the last checkpoint
 * @param remarks what was left out
 */
public record CheckpointSequence(List<LayerPast> layers, List<LayerRemark> remarks) {

  public CheckpointSequence {
    layers = List.copyOf(layers);
    remarks = List.copyOf(remarks);
  }

  /** One checkpoint's part: singular values by layer, and metrics it holds itself. */
  record Contents(Map<String, LayerPath.Point> points, Map<String, Double> metrics) {}

  /**
   * Reads the checkpoints.
   *
   * @param metrics beside those of the names and those inside the files
   * @param wanted which layers, by name
   * @param threads how many threads may work; the result does not depend on it
   * @param advance told when a checkpoint is read; called by one thread
   */
  public static CheckpointSequence read(
      CheckpointFolder folder,
      MetricsTable metrics,
      Predicate<String> wanted,
      int threads,
      Runnable advance)
      throws IOException {
    List<LayerRemark> remarks = new ArrayList<>();
    TreeMap<Integer, Contents> contents = contents(folder, wanted, threads, advance, remarks);
    if (contents.isEmpty()) {
      throw new IllegalArgumentException(
          "[%s] none of %d checkpoints can be read; %s"
              .formatted(folder.path(), folder.files().size(), remarks.get(0).text()));
    }
    List<TrainingPoint> training = training(folder, metrics, contents);
    Map<String, LayerPath> paths = new LinkedHashMap<>();
    contents.lastEntry().getValue().points().keySet().forEach(n -> paths.put(n, new LayerPath(n)));
    contents.forEach(
        (i, content) ->
            content
                .points()
                .forEach(
                    (name, point) ->
                        paths
                            .computeIfAbsent(name, LayerPath::new)
                            .add(folder.files().get(i).step(), i, point)));
    OpenCheckpoints open =
        new OpenCheckpoints(folder.files().stream().map(CheckpointFolder.StepFile::path).toList());
    List<LayerPast> layers = new ArrayList<>();
    for (LayerPath path : paths.values()) {
      path.past(contents.size(), open, folder.path(), training).ifPresent(layers::add);
      remarks.addAll(path.remarks());
    }
    return new CheckpointSequence(layers, remarks);
  }

  private static TreeMap<Integer, Contents> contents(
      CheckpointFolder folder,
      Predicate<String> wanted,
      int threads,
      Runnable advance,
      List<LayerRemark> remarks)
      throws IOException {
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      List<Future<Contents>> pieces = new ArrayList<>();
      for (CheckpointFolder.StepFile file : folder.files()) {
        pieces.add(pool.submit(() -> contents(file, wanted)));
      }
      TreeMap<Integer, Contents> contents = new TreeMap<>();
      for (int i = 0; i < pieces.size(); i++) {
        try {
          contents.put(i, pieces.get(i).get());
        } catch (ExecutionException e) {
          remarks.add(unreadable(e.getCause()));
        }
        advance.run();
      }
      return contents;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    } finally {
      pool.shutdownNow();
    }
  }

  private static LayerRemark unreadable(Throwable cause) {
    if (cause instanceof IOException || cause instanceof IllegalArgumentException) {
      return LayerRemark.leftOut(cause);
    }
    throw cause instanceof RuntimeException fault ? fault : new IllegalStateException(cause);
  }

  private static Contents contents(CheckpointFolder.StepFile file, Predicate<String> wanted)
      throws IOException {
    try (Checkpoint checkpoint = Checkpoint.open(file.path())) {
      Map<String, LayerPath.Point> points = new LinkedHashMap<>();
      for (WeightMatrix matrix : Layers.of(checkpoint, LayerOptions.DEFAULT).matrices()) {
        for (String name : names(matrix)) {
          if (wanted.test(name)) {
            points.put(name, point(matrix));
          }
        }
      }
      Map<String, Double> metrics = new LinkedHashMap<>();
      checkpoint
          .metadata()
          .forEach((name, text) -> MetricsTable.number(text).ifPresent(v -> metrics.put(name, v)));
      return new Contents(points, metrics);
    }
  }

  /** Layers that are equal at one step may differ at another: each goes by its own name. */
  private static List<String> names(WeightMatrix matrix) {
    List<String> names = new ArrayList<>(List.of(matrix.name()));
    names.addAll(matrix.alsoNamed());
    return names;
  }

  private static LayerPath.Point point(WeightMatrix matrix) {
    try {
      double[] s = Svd.values(matrix.matrix(), Precision.STANDARD);
      return new LayerPath.Point(matrix.rows(), matrix.columns(), s);
    } catch (NonFiniteEntryException e) {
      return new LayerPath.Point(matrix.rows(), matrix.columns(), new double[0]);
    }
  }

  private static List<TrainingPoint> training(
      CheckpointFolder folder, MetricsTable metrics, Map<Integer, Contents> contents) {
    TreeMap<Long, Map<String, Double>> named = new TreeMap<>();
    metrics.byStep().forEach((step, numbers) -> named.put(step, new LinkedHashMap<>(numbers)));
    contents.forEach(
        (i, content) -> {
          CheckpointFolder.StepFile file = folder.files().get(i);
          Map<String, Double> all = named.computeIfAbsent(file.step(), s -> new LinkedHashMap<>());
          file.metrics().forEach(all::putIfAbsent);
          content.metrics().forEach(all::putIfAbsent);
        });
    List<TrainingPoint> points = new ArrayList<>();
    named.forEach((step, numbers) -> points.add(Metrics.point(step, numbers)));
    return points;
  }
}
