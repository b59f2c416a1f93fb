package io.spectracast.run;

import java.io.IOException;
import java.nio.file.Path;

/** A trajectory file is not of the documented form; says where and what was expected. */
public final class TrajectoryFormatException extends IOException {

  private static final long serialVersionUID = 1L;

  /** A fault of the file as a whole. */
  public TrajectoryFormatException(Path file, String reason) {
    super("[%s] %s".formatted(file, reason));
  }

  /** A fault of one line, from 1. */
  public TrajectoryFormatException(Path file, long line, String reason) {
    super("[%s] line %d: %s".formatted(file, line, reason));
  }
}
