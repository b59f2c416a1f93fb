package io.spectracast.sequence;

import io.spectracast.forecast.WeightSequence;
import io.spectracast.run.Layer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** The weights that a recorded run has kept beside its singular values, read when asked for. */
public final class KeptWeights {

  private final CheckpointFolder folder;
  private final OpenCheckpoints open;

  private KeptWeights(CheckpointFolder folder) {
    this.folder = folder;
    this.open =
        new OpenCheckpoints(folder.files().stream().map(CheckpointFolder.StepFile::path).toList());
  }

  /**
   * Finds the checkpoints; no values are read.
   *
   * @param pattern how their names tell the step
   */
  public static KeptWeights in(Path folder, NamePattern pattern) throws IOException {
    return new KeptWeights(CheckpointFolder.open(folder, Optional.of(pattern)));
  }

  /** One layer's weights at the steps that are both kept and recorded. */
  public WeightSequence of(Layer layer, List<Long> recorded) {
    int[] files =
        IntStream.range(0, folder.files().size())
            .filter(i -> recorded.contains(folder.files().get(i).step()))
            .toArray();
    long[] steps = IntStream.of(files).mapToLong(i -> folder.files().get(i).step()).toArray();
    return new FolderWeights(layer, steps, files, open, folder.path());
  }
}
