package io.spectracast.store;

import io.spectracast.run.LayerSnapshot;
import io.spectracast.run.RecordedRun;
import io.spectracast.run.Snapshot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import org.duckdb.DuckDBAppender;

/**
 * The singular values of many runs gathered in one Parquet file, a row each: {@code seed, step,
 * layer, index, singular_value}, index from 1 in descending order, runs in the order in which they
 * are added. Every double keeps its bits. At most 256 MB are held in memory however many runs there
 * are: until the file is whole, they are in a database beside it.
 */
public final class PooledSpectra implements AutoCloseable {

  private static final String TABLE =
      "CREATE TABLE spectra (seed BIGINT NOT NULL, step BIGINT NOT NULL, layer VARCHAR NOT NULL,"
          + " singular_values DOUBLE[] NOT NULL)";

  private static final String ROWS =
      "SELECT seed, step, layer, generate_subscripts(singular_values, 1)::INTEGER AS index,"
          + " unnest(singular_values) AS singular_value FROM spectra";

  private final Path parquet;
  private final Path building;
  private final Path part;
  private final Database database;

  private PooledSpectra(Path parquet, Path building, Path part, Database database) {
    this.parquet = parquet;
    this.building = building;
    this.part = part;
    this.database = database;
  }

  /**
   * Begins a file.
   *
   * @param parquet replaced if it exists, by {@link #write} alone
   * @throws RunStoreException if its folder cannot be written to
   */
  public static PooledSpectra into(Path parquet) throws RunStoreException {
    Path building = LiveCopy.sibling(parquet, ".building");
    try {
      deleteWithLog(building);
    } catch (IOException e) {
      throw new RunStoreException(building, "cannot be replaced: " + e, e);
    }
    Database database = Database.writing(building);
    PooledSpectra pool =
        new PooledSpectra(parquet, building, LiveCopy.sibling(parquet, ".part"), database);
    database.execute(TABLE);
    return pool;
  }

  private static void deleteWithLog(Path database) throws IOException {
    Files.deleteIfExists(database);
    Files.deleteIfExists(LiveCopy.sibling(database, ".wal"));
  }

  /** Adds all snapshots of a run. */
  public void add(long seed, RecordedRun run) throws RunStoreException {
    database.transaction(
        connection -> {
          Database.append(connection, "spectra", rows -> append(rows, seed, run));
          return null;
        });
  }

  private static void append(DuckDBAppender rows, long seed, RecordedRun run) throws SQLException {
    for (Snapshot snapshot : run.snapshots()) {
      for (LayerSnapshot layer : snapshot.layers()) {
        rows.beginRow()
            .append(seed)
            .append(layer.step())
            .append(layer.layer().name())
            .append(layer.singularValues())
            .endRow();
      }
    }
  }

  /**
   * Writes the file, which appears under its name only once it is whole.
   *
   * @return the file
   */
  public Path write() throws RunStoreException {
    try {
      database.execute(
          "COPY (%s) TO '%s' (%s, USE_TMP_FILE false)"
              .formatted(
                  ROWS,
                  part.toAbsolutePath().toString().replace("'", "''"),
                  ExportFormat.PARQUET.copyOptions()));
      return Files.move(
          part, parquet, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (RunStoreException e) {
      throw e;
    } catch (IOException e) {
      throw new RunStoreException(parquet, "cannot be written: " + e, e);
    }
  }

  /** Removes all but the file. */
  @Override
  public void close() throws RunStoreException {
    database.close();
    try {
      deleteWithLog(building);
      Files.deleteIfExists(part);
    } catch (IOException e) {
      throw new RunStoreException(building, "cannot be removed: " + e, e);
    }
  }
}
