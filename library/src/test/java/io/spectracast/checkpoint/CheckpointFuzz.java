package io.spectracast.checkpoint;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The entry point for Jazzer, which steers damage by the branches it reaches (docs/formats.md has
 * the command). Anything but a {@link CheckpointException} is a finding.
 */
public final class CheckpointFuzz {

  private static final int MOST_ELEMENTS = 1 << 16;

  private CheckpointFuzz() {}

  /** Opens the bytes as a file and reads its smaller tensors. */
  public static void fuzzerTestOneInput(byte[] bytes) throws IOException {
    Path path = Files.createTempFile("fuzz", "");
    try {
      Files.write(path, bytes);
      read(path);
    } catch (CheckpointException e) {
      // refused in words
    } finally {
      Files.delete(path);
    }
  }

  private static void read(Path path) throws IOException {
    try (Checkpoint checkpoint = Checkpoint.open(path)) {
      for (TensorInfo info : checkpoint.tensors()) {
        if (info.size() <= MOST_ELEMENTS) {
          checkpoint.tensor(info.name()).values();
        }
      }
      Layers.of(checkpoint, LayerOptions.DEFAULT);
    }
  }
}
