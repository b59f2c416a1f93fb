package io.spectracast.store;

import io.spectracast.provenance.Provenance;
import io.spectracast.run.Layer;
import io.spectracast.run.RunDescription;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.duckdb.DuckDBConnection;

/** A run's description in the tables {@code run}, {@code configuration} and {@code layers}. */
final class DescriptionTables {

  private DescriptionTables() {}

  static void append(DuckDBConnection connection, RunDescription description) throws SQLException {
    Database.append(
        connection,
        "run",
        rows -> {
          rows.beginRow().append(description.plannedSteps());
          ProvenanceColumns.append(rows, description.provenance());
          rows.endRow();
        });
    Database.append(
        connection,
        "configuration",
        rows -> {
          for (var entry : description.configuration().entrySet()) {
            rows.beginRow().append(entry.getKey()).append(entry.getValue()).endRow();
          }
        });
    Database.append(
        connection,
        "layers",
        rows -> {
          int position = 0;
          for (Layer layer : description.layers()) {
            rows.beginRow()
                .append(position++)
                .append(layer.name())
                .append(layer.rows())
                .append(layer.columns())
                .endRow();
          }
        });
  }

  static RunDescription read(Database database) throws RunStoreException {
    return database.run(
        connection -> {
          try (Statement statement = connection.createStatement()) {
            Map<String, String> configuration = configuration(statement);
            List<Layer> layers = layers(statement);
            return run(database, statement, configuration, layers);
          }
        });
  }

  private static RunDescription run(
      Database database, Statement statement, Map<String, String> configuration, List<Layer> layers)
      throws SQLException, RunStoreException {
    try (ResultSet rows = statement.executeQuery("SELECT * FROM run")) {
      if (!rows.next()) {
        throw database.fault("table 'run' must hold one row, was empty");
      }
      long plannedSteps = rows.getLong("planned_steps");
      Provenance provenance = ProvenanceColumns.read(rows);
      return new RunDescription(configuration, layers, plannedSteps, provenance);
    }
  }

  private static Map<String, String> configuration(Statement statement) throws SQLException {
    Map<String, String> configuration = new TreeMap<>();
    try (ResultSet rows = statement.executeQuery("SELECT name, value FROM configuration")) {
      while (rows.next()) {
        configuration.put(rows.getString(1), rows.getString(2));
      }
    }
    return configuration;
  }

  private static List<Layer> layers(Statement statement) throws SQLException {
    List<Layer> layers = new ArrayList<>();
    try (ResultSet rows =
        statement.executeQuery("SELECT layer, rows, columns FROM layers ORDER BY position")) {
      while (rows.next()) {
        layers.add(new Layer(rows.getString(1), rows.getInt(2), rows.getInt(3)));
      }
    }
    return layers;
  }
}
