package io.spectracast.store;

import io.spectracast.provenance.Provenance;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.duckdb.DuckDBAppender;

/** A provenance as the six columns {@code seed … input_sha256}. */
final class ProvenanceColumns {

  private ProvenanceColumns() {}

  static void append(DuckDBAppender appender, Provenance provenance) throws SQLException {
    appender
        .append(provenance.seed())
        .append(provenance.version())
        .append(provenance.java())
        .append(provenance.os())
        .append(provenance.blas())
        .append(provenance.inputDigest());
  }

  static Provenance read(ResultSet rows) throws SQLException {
    return new Provenance(
        rows.getLong("seed"),
        rows.getString("version"),
        rows.getString("java"),
        rows.getString("os"),
        rows.getString("blas"),
        rows.getString("input_sha256"));
  }
}
