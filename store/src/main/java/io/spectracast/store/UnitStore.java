package io.spectracast.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Units of work that are done, in one DuckDB file: table {@code units}, a row each.
 *
 * <p>Each {@link #append} is one transaction, on disk when the method returns: a process killed at
 * any moment loses at most what it is appending, and the file opens again. One process has the file
 * at a time. Safe for use by several threads, which take turns. All values come back bit for bit.
 */
public final class UnitStore implements AutoCloseable {

  private static final String TABLE =
      "CREATE TABLE units (key VARCHAR PRIMARY KEY, work VARCHAR NOT NULL,"
          + " settings VARCHAR NOT NULL, fault VARCHAR, seconds DOUBLE NOT NULL,"
          + " columns VARCHAR NOT NULL, rows INTEGER NOT NULL, numbers DOUBLE[] NOT NULL)";

  private static final String SEPARATOR = ",";

  private final Database database;

  private UnitStore(Database database) {
    this.database = database;
  }

  /**
   * Opens a file, or creates it; it appears under its name only once it is whole.
   *
   * @throws RunStoreException if it cannot be used, is held by another process, or is not such a
   *     file
   */
  public static UnitStore open(Path file) throws RunStoreException {
    if (!Files.exists(file)) {
      create(file);
    }
    Database database = Database.writing(file);
    try {
      database.execute(
          "SELECT key, work, settings, fault, seconds, columns, rows, numbers FROM units LIMIT 0");
      return new UnitStore(database);
    } catch (RunStoreException e) {
      database.close();
      throw new RunStoreException(file, "must hold units of work, did not: " + e.getMessage(), e);
    }
  }

  private static void create(Path file) throws RunStoreException {
    Path unfinished = LiveCopy.sibling(file, ".creating");
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.deleteIfExists(LiveCopy.sibling(unfinished, ".wal"));
      Files.deleteIfExists(unfinished);
      try (Database database = Database.writing(unfinished)) {
        database.execute(TABLE);
      }
      Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (RunStoreException e) {
      throw e;
    } catch (IOException e) {
      throw new RunStoreException(file, "cannot be created: " + e, e);
    }
  }

  /**
   * Appends a unit; it is on disk when this returns.
   *
   * @throws RunStoreException if it cannot be written, or its key is there already; nothing of it
   *     is kept then
   */
  public synchronized void append(StoredUnit unit) throws RunStoreException {
    double[] numbers = unit.rows().stream().flatMapToDouble(Arrays::stream).toArray();
    database.transaction(
        connection -> {
          Database.append(
              connection,
              "units",
              appender -> {
                appender.beginRow();
                appender.append(unit.key());
                appender.append(unit.work());
                appender.append(unit.settings());
                appender.append(unit.fault().orElse(null));
                appender.append(unit.seconds());
                appender.append(String.join(SEPARATOR, unit.columns()));
                appender.append(unit.rows().size());
                appender.append(numbers);
                appender.endRow();
              });
          return null;
        });
  }

  /** All units of one work by their keys, failed ones too. */
  public synchronized Map<String, StoredUnit> read(String work) throws RunStoreException {
    return database.run(
        connection -> {
          Map<String, StoredUnit> units = new LinkedHashMap<>();
          try (var statement = connection.prepareStatement("SELECT * FROM units WHERE work = ?")) {
            statement.setString(1, work);
            try (ResultSet row = statement.executeQuery()) {
              while (row.next()) {
                units.put(row.getString("key"), unit(row));
              }
            }
          }
          return units;
        });
  }

  private static StoredUnit unit(ResultSet row) throws SQLException {
    String names = row.getString("columns");
    List<String> columns = names.isEmpty() ? List.of() : List.of(names.split(SEPARATOR));
    return new StoredUnit(
        row.getString("key"),
        row.getString("work"),
        row.getString("settings"),
        Optional.ofNullable(row.getString("fault")),
        row.getDouble("seconds"),
        columns,
        rows(Columns.doubles(row, row.findColumn("numbers")), row.getInt("rows")));
  }

  private static List<double[]> rows(double[] numbers, int count) {
    List<double[]> rows = new ArrayList<>();
    int width = count == 0 ? 0 : numbers.length / count;
    for (int i = 0; i < count; i++) {
      rows.add(Arrays.copyOfRange(numbers, i * width, (i + 1) * width));
    }
    return rows;
  }

  /** Takes away the units that failed. */
  public synchronized void removeFailed() throws RunStoreException {
    database.run(
        connection -> {
          try (Statement statement = connection.createStatement()) {
            return statement.executeUpdate("DELETE FROM units WHERE fault IS NOT NULL");
          }
        });
  }

  /** Folds the write-ahead log into the file and lets go of it. */
  @Override
  public synchronized void close() throws RunStoreException {
    database.close();
  }
}
