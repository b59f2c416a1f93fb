package io.spectracast.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

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

  /** The folder must be empty or not there yet, and it must be possible to write into it. */
  static void requireNewFolder(Path folder) throws IOException {
    if (Files.isDirectory(folder)) {
      try (Stream<Path> content = Files.list(folder)) {
        if (content.findAny().isPresent()) {
          throw new InputException("[%s] is not empty; nothing is overwritten".formatted(folder));
        }
      }
    } else if (Files.exists(folder)) {
      throw new InputException("[%s] must be a folder, is a file".formatted(folder));
    }
    Path there = folder.toAbsolutePath();
    while (there != null && !Files.exists(there)) {
      there = there.getParent();
    }
    if (there == null || !Files.isDirectory(there) || !Files.isWritable(there)) {
      throw new InputException(
          "[%s] cannot be written: [%s] is no folder that can be written to"
              .formatted(folder, there));
    }
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
