package io.spectracast.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file that has its name only once it is whole; Ctrl-C waits until it is, or is gone. */
final class NewFile {

  private NewFile() {}

  /** Writes a file. */
  @FunctionalInterface
  interface Writing {
    void to(Path file) throws IOException;
  }

  /**
   * Writes under another name in the same folder, then renames.
   *
   * @return {@code file}
   * @throws java.nio.file.FileAlreadyExistsException if there is a file of this name by now
   */
  static Path write(Path file, Writing writing) throws IOException {
    Path part =
        file.resolveSibling(
            ".%s.%d.part".formatted(file.getFileName(), ProcessHandle.current().pid()));
    return StopSignal.holding(
        () -> {
          try {
            writing.to(part);
            return Files.move(part, file);
          } finally {
            Files.deleteIfExists(part);
          }
        });
  }
}
