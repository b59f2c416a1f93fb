package io.spectracast.checkpoint;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Checkpoints written by the real tools, which lie beside the repository where they are there. */
final class RealFiles {

  private static final Path ROOT = find();

  private RealFiles() {}

  /** A file; without it the calling test is skipped. */
  static Path file(String name) {
    Path file = ROOT.resolve(name);
    assumeTrue(Files.exists(file), "needs ../shared/data/" + name);
    return file;
  }

  /** All files below a folder, sorted. */
  static List<Path> below(String folder) throws IOException {
    try (var files = Files.walk(file(folder))) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }

  /** As {@link #below}, but none if the folder is not there. */
  static List<Path> belowIfThere(String folder) throws IOException {
    return Files.exists(ROOT.resolve(folder)) ? below(folder) : List.of();
  }

  private static Path find() {
    Path at = Path.of("").toAbsolutePath();
    while (at != null && !Files.exists(at.resolve("shared/data"))) {
      at = at.getParent();
    }
    return at == null ? Path.of("shared", "data") : at.resolve("shared/data");
  }
}
