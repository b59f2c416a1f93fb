package io.spectracast.sequence;

import io.spectracast.forecast.WeightSequence;
import io.spectracast.run.Layer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** The weights that a recorded run has kept beside its singular values, read when asked for. */
public final class KeptWeights {

  private final Path folder;
  private final List<CheckpointFolder.StepFile> files;
  private final List<LayerRemark> remarks;
  private final OpenCheckpoints open;

  private KeptWeights(
      Path folder, List<CheckpointFolder.StepFile> files, List<LayerRemark> remarks) {
    this.folder = folder;
    this.files = List.copyOf(files);
    this.remarks = List.copyOf(remarks);
    this.open = new OpenCheckpoints(files.stream().map(CheckpointFolder.StepFile::path).toList());
  }

  /**
   * Finds the checkpoints and leaves out those that are damaged; no values are read.
   *
   * @param pattern how their names tell the step
   */
  public static KeptWeights in(Path folder, NamePattern pattern) throws IOException {
    List<CheckpointFolder.StepFile> files = new ArrayList<>();
    List<LayerRemark> remarks = new ArrayList<>();
    for (var file : CheckpointFolder.open(folder, Optional.of(pattern)).files()) {
      try {
        OpenCheckpoints.read(file.path());
        files.add(file);
      } catch (IOException | IllegalArgumentException e) {
        remarks.add(LayerRemark.leftOut(e));
      }
    }
    return new KeptWeights(folder, files, remarks);
  }

  /** What was left out. */
  public List<LayerRemark> remarks() {
    return remarks;
  }

  /** One layer's weights at the steps that are both kept and recorded. */
  public WeightSequence of(Layer layer, List<Long> recorded) {
    int[] kept =
        IntStream.range(0, files.size())
            .filter(i -> recorded.contains(files.get(i).step()))
            .toArray();
    long[] steps = IntStream.of(kept).mapToLong(i -> files.get(i).step()).toArray();
    return new FolderWeights(layer, steps, kept, open, folder);
  }
}
