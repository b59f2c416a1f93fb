package io.spectracast.store;

import java.io.IOException;
import java.nio.file.Path;

/** A run store cannot be created, opened, read or written; says which file and why. */
public class RunStoreException extends IOException {

  private static final long serialVersionUID = 1L;

  RunStoreException(Path file, String reason) {
    this(file, reason, null);
  }

  RunStoreException(Path file, String reason, Throwable cause) {
    super("[%s] %s".formatted(file, reason), cause);
  }
}
