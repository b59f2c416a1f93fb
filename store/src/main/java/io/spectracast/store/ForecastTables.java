package io.spectracast.store;

import io.spectracast.forecast.Fan;
import io.spectracast.forecast.Forecast;
import io.spectracast.forecast.Score;
import io.spectracast.provenance.Provenance;
import io.spectracast.run.Layer;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/**
 * Forecasts, numbered from 1 in the order they were stored, in the tables {@code forecasts}, {@code
 * forecast_settings}, {@code fans}, {@code fan_quantiles} and {@code scores}.
 */
final class ForecastTables {

  private record Head(int number, long origin, long[] horizons, Provenance provenance) {}

  private record Key(String layer, long lead) {}

  private ForecastTables() {}

  static void append(DuckDBConnection connection, Forecast forecast) throws SQLException {
    int number = nextNumber(connection);
    Database.append(
        connection,
        "forecasts",
        rows -> {
          rows.beginRow().append(number).append(forecast.origin()).append(forecast.horizons());
          ProvenanceColumns.append(rows, forecast.provenance());
          rows.endRow();
        });
    Database.append(
        connection,
        "forecast_settings",
        rows -> {
          for (var setting : forecast.settings().entrySet()) {
            rows.beginRow().append(number).append(setting.getKey()).append(setting.getValue());
            rows.endRow();
          }
        });
    Database.append(connection, "fans", rows -> appendFans(rows, number, forecast.fans()));
    Database.append(
        connection,
        "fan_quantiles",
        rows -> {
          for (Fan fan : forecast.fans()) {
            appendQuantiles(rows, number, fan);
          }
        });
    Database.append(connection, "scores", rows -> appendScores(rows, number, forecast.scores()));
  }

  private static int nextNumber(DuckDBConnection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery("SELECT coalesce(max(forecast), 0) + 1 FROM forecasts")) {
      rows.next();
      return rows.getInt(1);
    }
  }

  private static void appendFans(DuckDBAppender rows, int number, List<Fan> fans)
      throws SQLException {
    for (Fan fan : fans) {
      rows.beginRow()
          .append(number)
          .append(fan.layer().name())
          .append(fan.layer().rows())
          .append(fan.layer().columns())
          .append(fan.origin())
          .append(fan.leads())
          .append(fan.levels())
          .endRow();
    }
  }

  private static void appendQuantiles(DuckDBAppender rows, int number, Fan fan)
      throws SQLException {
    for (int lead = 0; lead < fan.leads().length; lead++) {
      int index = 1;
      for (double[] quantiles : fan.quantiles()[lead]) {
        rows.beginRow()
            .append(number)
            .append(fan.layer().name())
            .append(fan.leads()[lead])
            .append(index++)
            .append(quantiles)
            .endRow();
      }
    }
  }

  private static void appendScores(DuckDBAppender rows, int number, List<Score> scores)
      throws SQLException {
    for (Score score : scores) {
      rows.beginRow()
          .append(number)
          .append(score.layer())
          .append(score.origin())
          .append(score.horizon())
          .append(score.method())
          .append(score.crps())
          .append(score.coverage())
          .append(score.relativeError())
          .endRow();
    }
  }

  /** All forecasts, oldest first. */
  static List<Forecast> read(Database database) throws RunStoreException {
    return database.run(
        connection -> {
          List<Forecast> forecasts = new ArrayList<>();
          for (Head head : heads(connection)) {
            forecasts.add(forecast(connection, head));
          }
          return forecasts;
        });
  }

  private static List<Head> heads(DuckDBConnection connection) throws SQLException {
    List<Head> heads = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT forecast, origin, horizons, seed, version, java, os, blas, input_sha256"
                    + " FROM forecasts ORDER BY forecast")) {
      while (rows.next()) {
        heads.add(
            new Head(
                rows.getInt(1),
                rows.getLong(2),
                Columns.longs(rows, 3),
                ProvenanceColumns.read(rows)));
      }
    }
    return heads;
  }

  private static Forecast forecast(DuckDBConnection connection, Head head) throws SQLException {
    return new Forecast(
        head.origin(),
        head.horizons(),
        settings(connection, head.number()),
        fans(connection, head.number(), quantiles(connection, head.number())),
        scores(connection, head.number()),
        head.provenance());
  }

  private static Map<String, String> settings(DuckDBConnection connection, int number)
      throws SQLException {
    Map<String, String> settings = new TreeMap<>();
    try (PreparedStatement query =
            of(connection, number, "SELECT name, value FROM forecast_settings WHERE forecast = ?");
        ResultSet rows = query.executeQuery()) {
      while (rows.next()) {
        settings.put(rows.getString(1), rows.getString(2));
      }
    }
    return settings;
  }

  private static Map<Key, List<double[]>> quantiles(DuckDBConnection connection, int number)
      throws SQLException {
    Map<Key, List<double[]>> quantiles = new HashMap<>();
    try (PreparedStatement query =
            of(
                connection,
                number,
                "SELECT layer, lead, quantiles FROM fan_quantiles WHERE forecast = ?"
                    + " ORDER BY layer, lead, index");
        ResultSet rows = query.executeQuery()) {
      while (rows.next()) {
        Key key = new Key(rows.getString(1), rows.getLong(2));
        quantiles.computeIfAbsent(key, k -> new ArrayList<>()).add(Columns.doubles(rows, 3));
      }
    }
    return quantiles;
  }

  private static List<Fan> fans(
      DuckDBConnection connection, int number, Map<Key, List<double[]>> quantiles)
      throws SQLException {
    List<Fan> fans = new ArrayList<>();
    try (PreparedStatement query =
            of(
                connection,
                number,
                "SELECT layer, rows, columns, origin, leads, levels FROM fans WHERE forecast = ?"
                    + " ORDER BY rowid");
        ResultSet rows = query.executeQuery()) {
      while (rows.next()) {
        Layer layer = new Layer(rows.getString(1), rows.getInt(2), rows.getInt(3));
        long[] leads = Columns.longs(rows, 5);
        double[][][] byLead = new double[leads.length][][];
        for (int i = 0; i < leads.length; i++) {
          Key key = new Key(layer.name(), leads[i]);
          byLead[i] = quantiles.getOrDefault(key, List.of()).toArray(double[][]::new);
        }
        fans.add(new Fan(layer, rows.getLong(4), leads, Columns.doubles(rows, 6), byLead));
      }
    }
    return fans;
  }

  private static List<Score> scores(DuckDBConnection connection, int number) throws SQLException {
    List<Score> scores = new ArrayList<>();
    try (PreparedStatement query =
            of(
                connection,
                number,
                "SELECT layer, origin, horizon, method, crps, coverage, relative_error FROM scores"
                    + " WHERE forecast = ? ORDER BY rowid");
        ResultSet rows = query.executeQuery()) {
      while (rows.next()) {
        scores.add(
            new Score(
                rows.getString(1),
                rows.getLong(2),
                rows.getLong(3),
                rows.getString(4),
                rows.getDouble(5),
                rows.getDouble(6),
                rows.getDouble(7)));
      }
    }
    return scores;
  }

  private static PreparedStatement of(DuckDBConnection connection, int number, String sql)
      throws SQLException {
    PreparedStatement query = connection.prepareStatement(sql);
    query.setInt(1, number);
    return query;
  }
}
