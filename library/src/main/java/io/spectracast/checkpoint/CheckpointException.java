package io.spectracast.checkpoint;

import java.io.IOException;
import java.nio.file.Path;

/**
 * A tensor file that cannot be read, as {@code [path] field must be …, was …} or {@code [path]
 * tensor 'name': field must be …, was …}.
 */
public final class CheckpointException extends IOException {

  private static final long serialVersionUID = 1;

  /** A fault of the file as a whole. */
  public CheckpointException(Path path, String problem) {
    super("[%s] %s".formatted(path, problem));
  }

  /** A fault of one tensor. */
  public CheckpointException(Path path, String tensor, String problem) {
    super("[%s] tensor '%s': %s".formatted(path, tensor, problem));
  }
}
