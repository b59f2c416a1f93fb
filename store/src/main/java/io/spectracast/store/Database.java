package io.spectracast.store;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/** A connection to one DuckDB file whose every failure names the file the user gave. */
final class Database implements AutoCloseable {

  /** What DuckDB may hold in memory; beyond it, sorting and buffering spill beside the file. */
  static final String MEMORY_LIMIT = "256MB";

  /** The write-ahead log is folded into the file at the first commit beyond this size. */
  static final String CHECKPOINT_THRESHOLD = "16MB";

  /** The oldest DuckDB whose clients can open the file. */
  static final String STORAGE_VERSION = "v1.0.0";

  /** Work on the connection. */
  interface Work<T> {
    T on(DuckDBConnection connection) throws SQLException, RunStoreException;
  }

  /** Rows for one table. */
  interface Rows {
    void into(DuckDBAppender appender) throws SQLException;
  }

  private final Path file;
  private final DuckDBConnection connection;

  private Database(Path file, DuckDBConnection connection) {
    this.file = file;
    this.connection = connection;
  }

  static Database writing(Path file) throws RunStoreException {
    return connect(file, file, settings());
  }

  static Database reading(Path file) throws RunStoreException {
    return readingCopy(file, file);
  }

  /** A database of no file of its own, for work on others; errors name the {@code file}. */
  static Database inMemory(Path file) throws RunStoreException {
    return connect(file, "jdbc:duckdb:", settings());
  }

  /** Reads {@code copy}; errors name the {@code file} it was copied from. */
  static Database readingCopy(Path file, Path copy) throws RunStoreException {
    Properties settings = settings();
    settings.setProperty("duckdb.read_only", "true");
    return connect(file, copy, settings);
  }

  private static Properties settings() {
    Properties settings = new Properties();
    settings.setProperty("threads", "1");
    settings.setProperty("memory_limit", MEMORY_LIMIT);
    settings.setProperty("checkpoint_threshold", CHECKPOINT_THRESHOLD);
    settings.setProperty("storage_compatibility_version", STORAGE_VERSION);
    settings.setProperty("autoinstall_known_extensions", "false");
    settings.setProperty("autoload_known_extensions", "false");
    settings.setProperty("allow_persistent_secrets", "false");
    settings.setProperty("jdbc_stream_results", "true");
    return settings;
  }

  private static Database connect(Path file, Path opened, Properties settings)
      throws RunStoreException {
    if (opened.toString().indexOf(';') >= 0) {
      throw new RunStoreException(file, "path must not contain ';'");
    }
    return connect(file, "jdbc:duckdb:" + opened.toAbsolutePath(), settings);
  }

  private static Database connect(Path file, String url, Properties settings)
      throws RunStoreException {
    try {
      return new Database(
          file, DriverManager.getConnection(url, settings).unwrap(DuckDBConnection.class));
    } catch (SQLException e) {
      throw DatabaseFault.translate(file, e);
    }
  }

  <T> T run(Work<T> work) throws RunStoreException {
    try {
      return work.on(connection);
    } catch (SQLException e) {
      throw DatabaseFault.translate(file, e);
    }
  }

  /**
   * Runs the work in one transaction: after a failure nothing of it is kept.
   *
   * <p>The transaction is begun by a statement of its own, since with {@code setAutoCommit(false)}
   * the driver begins one at the first statement only, and an appender is none.
   */
  void transaction(Work<?> work) throws RunStoreException {
    run(
        c -> {
          execute(c, "BEGIN TRANSACTION");
          try {
            work.on(c);
            execute(c, "COMMIT");
          } catch (SQLException | RunStoreException | RuntimeException e) {
            rollBack(c, e);
            throw e;
          }
          return null;
        });
  }

  private static void rollBack(DuckDBConnection connection, Exception reason) {
    try {
      execute(connection, "ROLLBACK");
    } catch (SQLException e) {
      reason.addSuppressed(e);
    }
  }

  static void append(DuckDBConnection connection, String table, Rows rows) throws SQLException {
    try (DuckDBAppender appender = connection.createAppender("main", table)) {
      rows.into(appender);
      appender.flush();
    }
  }

  void execute(String sql) throws RunStoreException {
    run(
        c -> {
          execute(c, sql);
          return null;
        });
  }

  private static void execute(DuckDBConnection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  RunStoreException fault(String reason) {
    return new RunStoreException(file, reason);
  }

  RunStoreException fault(String reason, Throwable cause) {
    return new RunStoreException(file, reason, cause);
  }

  /** Closes the connection; a file open for writing takes up its write-ahead log. */
  @Override
  public void close() throws RunStoreException {
    run(
        c -> {
          c.close();
          return null;
        });
  }
}
