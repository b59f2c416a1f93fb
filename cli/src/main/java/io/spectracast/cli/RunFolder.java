package io.spectracast.cli;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The files of one run.
 *
 * @param path the folder
 */
record RunFolder(Path path) {

  /** A run named by its folder or by the database inside it. */
  static RunFolder existing(Path named) {
    Path folder = Files.isRegularFile(named) ? named.toAbsolutePath().getParent() : named;
    RunFolder run = new RunFolder(folder);
    if (!Files.exists(folder)) {
      throw new InputException("[%s] no such run".formatted(named));
    }
    if (!Files.isRegularFile(run.database())) {
      throw new InputException(
          "[%s] is not a run: it has no %s".formatted(named, run.database().getFileName()));
    }
    return run;
  }

  Path database() {
    return path.resolve("run.duckdb");
  }

  Path state() {
    return path.resolve("state.safetensors");
  }

  Path checkpoints() {
    return path.resolve("checkpoints");
  }

  Path report() {
    return path.resolve("report.html");
  }

  Path figures() {
    return path.resolve("figures");
  }
}
