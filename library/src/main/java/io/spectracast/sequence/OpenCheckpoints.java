package io.spectracast.sequence;

import io.spectracast.checkpoint.Checkpoint;
import io.spectracast.checkpoint.CheckpointException;
import io.spectracast.checkpoint.LayerOptions;
import io.spectracast.checkpoint.Layers;
import io.spectracast.checkpoint.WeightMatrix;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The weight matrices of several checkpoints, opened when asked for; the descriptions of those used
 * last are kept, their values stay in the files. May be used by several threads.
 */
final class OpenCheckpoints {

  private static final int MOST_KEPT = 512;

  private final List<Path> files;
  private final Map<Integer, Map<String, WeightMatrix>> open =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Integer, Map<String, WeightMatrix>> eldest) {
          return size() > MOST_KEPT;
        }
      };

  OpenCheckpoints(List<Path> files) {
    this.files = List.copyOf(files);
  }

  /**
   * A layer of the i-th checkpoint.
   *
   * @throws CheckpointException if the checkpoint cannot be read or has no such layer
   */
  WeightMatrix matrix(int i, String layer) throws IOException {
    Map<String, WeightMatrix> byName;
    synchronized (open) {
      byName = open.get(i);
    }
    if (byName == null) {
      byName = read(files.get(i)).byName();
      synchronized (open) {
        open.put(i, byName);
      }
    }
    WeightMatrix matrix = byName.get(layer);
    if (matrix == null) {
      throw new CheckpointException(files.get(i), layer, "must be in the file, was missing");
    }
    return matrix;
  }

  /** All layers of a file or folder; their values stay readable. */
  static Layers read(Path file) throws IOException {
    try (Checkpoint checkpoint = Checkpoint.open(file)) {
      return Layers.of(checkpoint, LayerOptions.DEFAULT);
    }
  }
}
