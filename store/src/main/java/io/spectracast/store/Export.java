package io.spectracast.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/** Writes each table and view of a run file to a file of its own. */
final class Export {

  private final Database database;
  private final Path directory;
  private final ExportFormat format;

  Export(Database database, Path directory, ExportFormat format) {
    this.database = database;
    this.directory = directory;
    this.format = format;
  }

  /** Writes every file under a temporary name, then gives each its own. */
  List<Path> write(boolean replace) throws RunStoreException {
    List<String> relations = new ArrayList<>(Schema.TABLES);
    relations.addAll(Schema.VIEWS);
    try {
      Files.createDirectories(directory);
      if (!replace) {
        requireAbsent(relations);
      }
      return write(relations);
    } catch (RunStoreException e) {
      throw e;
    } catch (IOException e) {
      throw new RunStoreException(directory, "cannot be written to: " + e, e);
    }
  }

  private void requireAbsent(List<String> relations) throws RunStoreException {
    for (String relation : relations) {
      if (Files.exists(target(relation))) {
        throw new RunStoreException(target(relation), "must not exist yet, was there already");
      }
    }
  }

  private List<Path> write(List<String> relations) throws IOException {
    List<Path> written = new ArrayList<>();
    try {
      for (String relation : relations) {
        database.execute(
            "COPY (%s) TO '%s' (%s, USE_TMP_FILE false)"
                .formatted(
                    Schema.query(relation),
                    temporary(relation).toString().replace("'", "''"),
                    format.copyOptions()));
      }
      for (String relation : relations) {
        Files.move(
            temporary(relation),
            target(relation),
            StandardCopyOption.ATOMIC_MOVE,
            StandardCopyOption.REPLACE_EXISTING);
        written.add(target(relation));
      }
      return written;
    } finally {
      for (String relation : relations) {
        Files.deleteIfExists(temporary(relation));
      }
    }
  }

  private Path target(String relation) {
    return directory.resolve(relation + "." + format.extension());
  }

  private Path temporary(String relation) {
    return directory.resolve("." + relation + "." + format.extension() + ".part").toAbsolutePath();
  }
}
