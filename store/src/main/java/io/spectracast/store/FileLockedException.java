package io.spectracast.store;

import java.nio.file.Path;

/** Another process holds the file. */
final class FileLockedException extends RunStoreException {

  private static final long serialVersionUID = 1L;

  FileLockedException(Path file, String reason, Throwable cause) {
    super(file, reason, cause);
  }
}
