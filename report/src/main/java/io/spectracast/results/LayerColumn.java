package io.spectracast.results;

import io.spectracast.analysis.LayerAnalysis;
import java.util.function.Function;

/**
 * A column of a table of layers.
 *
 * @param name in snake case
 * @param type of its values
 * @param value of a layer's row; an empty optional where the layer has none
 */
record LayerColumn(String name, Type type, Function<LayerAnalysis, ? extends Object> value) {

  /** What a column holds, by the name databases give it. */
  enum Type {
    VARCHAR,
    BOOLEAN,
    INTEGER,
    DOUBLE,
    /** A list, in brackets. */
    DOUBLES("DOUBLE[]");

    private final String sql;

    Type() {
      this.sql = name();
    }

    Type(String sql) {
      this.sql = sql;
    }

    String sql() {
      return sql;
    }
  }
}
