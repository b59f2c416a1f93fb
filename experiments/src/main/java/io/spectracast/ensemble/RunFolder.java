package io.spectracast.ensemble;

import io.spectracast.recorder.RecordedTraining;
import io.spectracast.store.RunStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * The files of one run.
 *
 * @param path the folder
 */
public record RunFolder(Path path) {

  /**
   * A run named by its folder or by the database inside it.
   *
   * @throws IllegalArgumentException if there is no run
   */
  public static RunFolder existing(Path named) {
    Path folder = Files.isRegularFile(named) ? named.toAbsolutePath().getParent() : named;
    RunFolder run = new RunFolder(folder);
    if (!Files.exists(folder)) {
      throw new IllegalArgumentException("[%s] no such run".formatted(named));
    }
    if (!run.isBegun()) {
      throw new IllegalArgumentException(
          "[%s] is not a run: it has no %s".formatted(named, run.database().getFileName()));
    }
    return run;
  }

  /** Whether the run has a database, finished or not. */
  public boolean isBegun() {
    return Files.isRegularFile(database());
  }

  /**
   * Makes sure that a new run overwrites nothing. What a run leaves that is killed before it has a
   * database does not count.
   *
   * @throws IllegalArgumentException if the folder holds anything already, or is a file
   */
  public void requireEmpty() throws IOException {
    if (Files.exists(path) && !Files.isDirectory(path)) {
      throw new IllegalArgumentException("[%s] must be a folder, is a file".formatted(path));
    }
    if (Files.isDirectory(path)) {
      try (Stream<Path> content = Files.list(path)) {
        if (content.anyMatch(file -> !RunStore.isUnfinished(file, database()))) {
          throw new IllegalArgumentException(
              "[%s] is not empty; go on with its run by --resume, or choose another --out"
                  .formatted(path));
        }
      }
    }
  }

  /** Where the snapshots are. */
  public Path database() {
    return path.resolve("run.duckdb");
  }

  /** What a run is resumed from. */
  public Path state() {
    return path.resolve(RecordedTraining.STATE);
  }

  /** Where weights are kept, when asked for. */
  public Path checkpoints() {
    return path.resolve("checkpoints");
  }

  /** The page. */
  public Path report() {
    return path.resolve("report.html");
  }

  /** Where figures are drawn. */
  public Path figures() {
    return path.resolve("figures");
  }
}
