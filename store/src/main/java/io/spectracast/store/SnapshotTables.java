package io.spectracast.store;

import io.spectracast.run.Evaluation;
import io.spectracast.run.Layer;
import io.spectracast.run.LayerSnapshot;
import io.spectracast.run.NoiseLevel;
import io.spectracast.run.Snapshot;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/** Snapshots in the tables {@code snapshots} and {@code spectra}. */
final class SnapshotTables {

  private static final int NOISE_COLUMNS = 7;

  private static final String HEADS =
      "SELECT step, seconds, learning_rate, batch_loss, probe_loss, probe_accuracy, test_loss,"
          + " test_accuracy FROM snapshots ORDER BY step";

  private static final String SPECTRA =
      "SELECT step, layer, singular_values, drift_projections, noise_long_run, noise_blockwise,"
          + " noise_bulk, noise_spike, noise_spikes, noise_increments, noise_lag FROM spectra";

  private SnapshotTables() {}

  static void append(DuckDBConnection connection, Snapshot snapshot) throws SQLException {
    Database.append(connection, "snapshots", rows -> appendHead(rows, snapshot));
    Database.append(
        connection,
        "spectra",
        rows -> {
          for (LayerSnapshot layer : snapshot.layers()) {
            appendLayer(rows, layer);
          }
        });
  }

  private static void appendHead(DuckDBAppender row, Snapshot snapshot) throws SQLException {
    row.beginRow()
        .append(snapshot.step())
        .append(snapshot.seconds())
        .append(snapshot.learningRate());
    Columns.append(row, snapshot.batchLoss());
    appendEvaluation(row, snapshot.probe());
    appendEvaluation(row, snapshot.test());
    row.endRow();
  }

  private static void appendEvaluation(DuckDBAppender row, Optional<Evaluation> evaluation)
      throws SQLException {
    if (evaluation.isEmpty()) {
      Columns.appendNulls(row, 2);
      return;
    }
    row.append(evaluation.get().loss());
    Columns.append(row, evaluation.get().accuracy());
  }

  private static void appendLayer(DuckDBAppender row, LayerSnapshot layer) throws SQLException {
    row.beginRow().append(layer.step()).append(layer.layer().name()).append(layer.singularValues());
    Columns.append(row, layer.driftProjections());
    appendNoise(row, layer.noise());
    row.endRow();
  }

  private static void appendNoise(DuckDBAppender row, Optional<NoiseLevel> noise)
      throws SQLException {
    if (noise.isEmpty()) {
      Columns.appendNulls(row, NOISE_COLUMNS);
      return;
    }
    NoiseLevel level = noise.get();
    row.append(level.longRun())
        .append(level.blockwise())
        .append(level.bulk())
        .append(level.spike())
        .append(level.spikes())
        .append(level.increments())
        .append(level.lag());
  }

  static OptionalLong lastStep(Database database) throws RunStoreException {
    return database.run(
        connection -> {
          try (Statement statement = connection.createStatement();
              ResultSet rows = statement.executeQuery("SELECT max(step) FROM snapshots")) {
            rows.next();
            long step = rows.getLong(1);
            return rows.wasNull() ? OptionalLong.empty() : OptionalLong.of(step);
          }
        });
  }

  /** How many singular values each layer's first snapshot holds. */
  static Map<String, Integer> modes(Database database) throws RunStoreException {
    return database.run(
        connection -> {
          Map<String, Integer> modes = new HashMap<>();
          try (Statement statement = connection.createStatement();
              ResultSet rows =
                  statement.executeQuery(
                      "SELECT layer, len(singular_values) FROM spectra"
                          + " WHERE step = (SELECT min(step) FROM snapshots)")) {
            while (rows.next()) {
              modes.put(rows.getString(1), rows.getInt(2));
            }
          }
          return modes;
        });
  }

  /** All snapshots in the order of their steps, in one pass over each table. */
  static List<Snapshot> read(Database database, List<Layer> layers) throws RunStoreException {
    return database.run(
        connection -> {
          try (Statement statement = connection.createStatement()) {
            List<Snapshot> heads = heads(statement);
            SpectraByStep spectra = new SpectraByStep(database, layers);
            try (ResultSet rows = statement.executeQuery(SPECTRA)) {
              while (rows.next()) {
                LayerSnapshot read = layerSnapshot(spectra.layer(rows.getString(2)), rows);
                spectra.put(read);
              }
            }
            return withLayers(heads, spectra);
          }
        });
  }

  private static List<Snapshot> heads(Statement statement) throws SQLException {
    List<Snapshot> heads = new ArrayList<>();
    try (ResultSet rows = statement.executeQuery(HEADS)) {
      while (rows.next()) {
        heads.add(
            new Snapshot(
                rows.getLong(1),
                rows.getDouble(2),
                rows.getDouble(3),
                Columns.optionalDouble(rows, 4),
                evaluation(rows, 5),
                evaluation(rows, 7),
                List.of()));
      }
    }
    return heads;
  }

  private static Optional<Evaluation> evaluation(ResultSet row, int column) throws SQLException {
    var loss = Columns.optionalDouble(row, column);
    return loss.isEmpty()
        ? Optional.empty()
        : Optional.of(new Evaluation(loss.getAsDouble(), Columns.optionalDouble(row, column + 1)));
  }

  private static List<Snapshot> withLayers(List<Snapshot> heads, SpectraByStep spectra)
      throws RunStoreException {
    List<Snapshot> snapshots = new ArrayList<>(heads.size());
    for (Snapshot head : heads) {
      snapshots.add(
          new Snapshot(
              head.step(),
              head.seconds(),
              head.learningRate(),
              head.batchLoss(),
              head.probe(),
              head.test(),
              spectra.at(head.step())));
    }
    return snapshots;
  }

  private static LayerSnapshot layerSnapshot(Layer layer, ResultSet row) throws SQLException {
    return new LayerSnapshot(
        layer,
        row.getLong(1),
        Columns.doubles(row, 3),
        Columns.optionalDoubles(row, 4),
        noise(row));
  }

  private static Optional<NoiseLevel> noise(ResultSet row) throws SQLException {
    var longRun = Columns.optionalDouble(row, 5);
    return longRun.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new NoiseLevel(
                longRun.getAsDouble(),
                row.getDouble(6),
                row.getDouble(7),
                row.getDouble(8),
                row.getInt(9),
                row.getInt(10),
                row.getLong(11)));
  }
}
