package io.spectracast.data;

import java.io.IOException;
import java.nio.file.Path;

/** A dataset that cannot be read, as {@code [path] field must be …, was …}. */
public final class DatasetException extends IOException {

  private static final long serialVersionUID = 1;

  DatasetException(Path path, String problem) {
    super("[%s] %s".formatted(path, problem));
  }

  DatasetException(Path path, String problem, Throwable cause) {
    super("[%s] %s".formatted(path, problem), cause);
  }
}
