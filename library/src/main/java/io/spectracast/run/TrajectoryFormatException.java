package io.spectracast.run;

import java.io.IOException;
import java.nio.file.Path;

/** A trajectory file is not of the documented form; says where and what was expected. */
public final class TrajectoryFormatException extends IOException {

  private static final long serialVersionUID = 1L;

  TrajectoryFormatException(Path file, String reason) {
    super("[%s] %s".formatted(file, reason));
  }

  TrajectoryFormatException(Path file, long line, String reason) {
    super("[%s] line %d: %s".formatted(file, line, reason));
  }
}
