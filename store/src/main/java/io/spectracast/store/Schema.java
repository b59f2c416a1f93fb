package io.spectracast.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The tables and views of a run file; {@code docs/run-store.md} says what each column means. */
final class Schema {

  static final int VERSION = 1;

  static final List<String> TABLES =
      List.of(
          "schema_version",
          "run",
          "configuration",
          "layers",
          "snapshots",
          "spectra",
          "forecasts",
          "forecast_settings",
          "fans",
          "fan_quantiles",
          "scores");

  static final List<String> VIEWS = List.of("trajectories", "forecast_quantiles");

  private static final String TRAJECTORIES =
      "SELECT step, layer, rows, columns, generate_subscripts(singular_values, 1) AS index,"
          + " unnest(singular_values) AS singular_value"
          + " FROM spectra JOIN layers USING (layer)";

  private static final String FORECAST_QUANTILES =
      "SELECT forecast, layer, origin, lead, origin + lead AS step, index,"
          + " unnest(levels) AS level, unnest(quantiles) AS singular_value"
          + " FROM fan_quantiles JOIN fans USING (forecast, layer)";

  private static final String PROVENANCE =
      "seed BIGINT NOT NULL, version VARCHAR NOT NULL, java VARCHAR NOT NULL, os VARCHAR NOT NULL,"
          + " blas VARCHAR NOT NULL, input_sha256 VARCHAR NOT NULL";

  private static final List<String> STATEMENTS =
      List.of(
          "CREATE TABLE schema_version (version INTEGER NOT NULL)",
          "CREATE TABLE run (planned_steps BIGINT NOT NULL, " + PROVENANCE + ")",
          "CREATE TABLE configuration (name VARCHAR NOT NULL, value VARCHAR NOT NULL)",
          "CREATE TABLE layers (position INTEGER NOT NULL, layer VARCHAR NOT NULL,"
              + " rows INTEGER NOT NULL, columns INTEGER NOT NULL)",
          "CREATE TABLE snapshots (step BIGINT NOT NULL, seconds DOUBLE NOT NULL,"
              + " learning_rate DOUBLE NOT NULL, batch_loss DOUBLE, probe_loss DOUBLE,"
              + " probe_accuracy DOUBLE, test_loss DOUBLE, test_accuracy DOUBLE)",
          "CREATE TABLE spectra (step BIGINT NOT NULL, layer VARCHAR NOT NULL,"
              + " singular_values DOUBLE[] NOT NULL, drift_projections DOUBLE[],"
              + " noise_long_run DOUBLE, noise_blockwise DOUBLE, noise_bulk DOUBLE,"
              + " noise_spike DOUBLE, noise_spikes INTEGER, noise_increments INTEGER,"
              + " noise_lag BIGINT)",
          "CREATE TABLE forecasts (forecast INTEGER NOT NULL, origin BIGINT NOT NULL,"
              + " horizons BIGINT[] NOT NULL, "
              + PROVENANCE
              + ")",
          "CREATE TABLE forecast_settings (forecast INTEGER NOT NULL, name VARCHAR NOT NULL,"
              + " value VARCHAR NOT NULL)",
          "CREATE TABLE fans (forecast INTEGER NOT NULL, layer VARCHAR NOT NULL,"
              + " rows INTEGER NOT NULL, columns INTEGER NOT NULL, origin BIGINT NOT NULL,"
              + " leads BIGINT[] NOT NULL, levels DOUBLE[] NOT NULL)",
          "CREATE TABLE fan_quantiles (forecast INTEGER NOT NULL, layer VARCHAR NOT NULL,"
              + " lead BIGINT NOT NULL, index INTEGER NOT NULL, quantiles DOUBLE[] NOT NULL)",
          "CREATE TABLE scores (forecast INTEGER NOT NULL, layer VARCHAR NOT NULL,"
              + " origin BIGINT NOT NULL, horizon BIGINT NOT NULL, method VARCHAR NOT NULL,"
              + " crps DOUBLE NOT NULL, coverage DOUBLE NOT NULL, relative_error DOUBLE NOT NULL)",
          "CREATE VIEW trajectories AS " + TRAJECTORIES,
          "CREATE VIEW forecast_quantiles AS " + FORECAST_QUANTILES);

  private Schema() {}

  static void create(Statement statement) throws SQLException {
    for (String sql : STATEMENTS) {
      statement.execute(sql);
    }
    statement.execute("INSERT INTO schema_version VALUES (" + VERSION + ")");
  }

  /** The query behind a table or view, never a view as some file defines it. */
  static String query(String relation) {
    return switch (relation) {
      case "trajectories" -> TRAJECTORIES;
      case "forecast_quantiles" -> FORECAST_QUANTILES;
      default -> "FROM " + relation;
    };
  }

  /**
   * Fails in words unless every table is there, as a stored table of this version. A view under a
   * table's name is refused: reading it would run a query of the file's author.
   */
  static void require(Database database) throws RunStoreException {
    database.run(
        connection -> {
          try (Statement statement = connection.createStatement()) {
            requireTable(database, baseTables(statement), TABLES.get(0));
            requireVersion(database, statement);
            Set<String> present = baseTables(statement);
            for (String table : TABLES) {
              requireTable(database, present, table);
            }
          }
          return null;
        });
  }

  private static void requireTable(Database database, Set<String> present, String table)
      throws RunStoreException {
    if (!present.contains(table)) {
      throw database.fault(
          "must hold table '%s', tables found: %s; is this a Spectracast run?"
              .formatted(table, present.isEmpty() ? "none" : String.join(", ", present)));
    }
  }

  private static void requireVersion(Database database, Statement statement)
      throws SQLException, RunStoreException {
    try (ResultSet rows = statement.executeQuery("SELECT max(version) FROM schema_version")) {
      rows.next();
      int version = rows.getInt(1);
      if (version > VERSION) {
        throw database.fault(
            "schema version must be at most %d, was %d: written by a newer Spectracast"
                .formatted(VERSION, version));
      }
      if (version < 1) {
        throw database.fault("schema version must be 1 to %d, was %d".formatted(VERSION, version));
      }
    }
  }

  private static Set<String> baseTables(Statement statement) throws SQLException {
    Set<String> names = new TreeSet<>();
    try (ResultSet rows =
        statement.executeQuery(
            "SELECT table_name FROM duckdb_tables()"
                + " WHERE database_name = current_database() AND schema_name = 'main'")) {
      while (rows.next()) {
        names.add(rows.getString(1));
      }
    }
    return names;
  }
}
