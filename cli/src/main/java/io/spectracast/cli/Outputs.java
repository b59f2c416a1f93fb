package io.spectracast.cli;

import java.nio.file.Files;
import java.nio.file.Path;

/** Checks on files to be written, made before the work begins. */
final class Outputs {

  private Outputs() {}

  /** The file must not exist, and its folder must be there and be writable. */
  static void requireNew(Path file) {
    if (Files.exists(file)) {
      throw new InputException("[%s] exists already; nothing is overwritten".formatted(file));
    }
    requireWritableFolder(file);
  }

  /** The folder of the file must be there and be writable. */
  static void requireWritableFolder(Path file) {
    Path folder = file.toAbsolutePath().getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      throw new InputException("[%s] cannot be written: no such folder".formatted(file));
    }
    if (!Files.isWritable(folder)) {
      throw new InputException(
          "[%s] cannot be written: no permission in the folder".formatted(file));
    }
  }
}
