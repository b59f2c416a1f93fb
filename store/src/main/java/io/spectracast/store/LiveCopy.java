package io.spectracast.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;

/**
 * A private copy of a run file that another process is writing, as it would be found had that
 * process died at this moment.
 *
 * <p>DuckDB never overwrites a block that the current header refers to, writes the next header only
 * after every block it refers to, and empties the write-ahead log only after that header. A file
 * and a log copied in this order between two identical headers therefore belong together; a last
 * transaction that is only partly in the log is dropped on opening. If the headers differ, a
 * checkpoint has passed and the copy is taken again.
 */
final class LiveCopy implements AutoCloseable {

  /** The main header and the two alternating database headers of 4096 bytes each. */
  private static final int HEADER_BYTES = 3 * 4096;

  private static final int ATTEMPTS = 20;

  private static final List<String> LOGS = List.of(".wal", ".wal.checkpoint", ".wal.recovery");

  private final Path directory;
  private final Path file;

  private LiveCopy(Path directory, Path file) {
    this.directory = directory;
    this.file = file;
  }

  static LiveCopy of(Path source) throws RunStoreException {
    try {
      Path directory = Files.createTempDirectory("spectracast-");
      LiveCopy copy = new LiveCopy(directory, directory.resolve("run.db"));
      try {
        copy.take(source);
        return copy;
      } catch (IOException e) {
        copy.close();
        throw e;
      }
    } catch (RunStoreException e) {
      throw e;
    } catch (IOException e) {
      throw new RunStoreException(source, "cannot be copied for reading: " + e.getMessage(), e);
    }
  }

  Path file() {
    return file;
  }

  private void take(Path source) throws IOException {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      byte[] before = header(source);
      Files.copy(source, file, StandardCopyOption.REPLACE_EXISTING);
      for (String log : LOGS) {
        copyLog(sibling(source, log), sibling(file, log));
      }
      if (Arrays.equals(before, header(source))) {
        return;
      }
    }
    throw new RunStoreException(
        source,
        "changed during each of %d attempts to copy it for reading; try again".formatted(ATTEMPTS));
  }

  private static byte[] header(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return in.readNBytes(HEADER_BYTES);
    }
  }

  private static void copyLog(Path source, Path target) throws IOException {
    Files.deleteIfExists(target);
    try {
      Files.copy(source, target);
    } catch (NoSuchFileException e) {
      // No commit since the last checkpoint: there is nothing to copy.
    }
  }

  static Path sibling(Path file, String suffix) {
    return file.resolveSibling(file.getFileName() + suffix);
  }

  @Override
  public void close() throws RunStoreException {
    try {
      Files.deleteIfExists(file);
      for (String log : LOGS) {
        Files.deleteIfExists(sibling(file, log));
      }
      Files.deleteIfExists(directory);
    } catch (IOException e) {
      throw new RunStoreException(directory, "cannot be removed: " + e.getMessage(), e);
    }
  }
}
