package io.spectracast.store;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.OptionalDouble;
import org.duckdb.DuckDBAppender;

/** Lists and absent values, in and out of a row; NULL stands for an empty optional. */
final class Columns {

  private Columns() {}

  static void append(DuckDBAppender row, OptionalDouble value) throws SQLException {
    if (value.isPresent()) {
      row.append(value.getAsDouble());
    } else {
      row.appendNull();
    }
  }

  static void append(DuckDBAppender row, Optional<double[]> values) throws SQLException {
    if (values.isPresent()) {
      row.append(values.get());
    } else {
      row.appendNull();
    }
  }

  static void appendNulls(DuckDBAppender row, int count) throws SQLException {
    for (int i = 0; i < count; i++) {
      row.appendNull();
    }
  }

  static OptionalDouble optionalDouble(ResultSet row, int column) throws SQLException {
    double value = row.getDouble(column);
    return row.wasNull() ? OptionalDouble.empty() : OptionalDouble.of(value);
  }

  static Optional<double[]> optionalDoubles(ResultSet row, int column) throws SQLException {
    Array list = row.getArray(column);
    return list == null ? Optional.empty() : Optional.of(unboxDoubles(list));
  }

  static double[] doubles(ResultSet row, int column) throws SQLException {
    return unboxDoubles(row.getArray(column));
  }

  static long[] longs(ResultSet row, int column) throws SQLException {
    Object[] boxed = (Object[]) row.getArray(column).getArray();
    long[] values = new long[boxed.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = (Long) requireElement(boxed[i]);
    }
    return values;
  }

  private static double[] unboxDoubles(Array list) throws SQLException {
    Object[] boxed = (Object[]) list.getArray();
    double[] values = new double[boxed.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = (Double) requireElement(boxed[i]);
    }
    return values;
  }

  private static Object requireElement(Object element) throws SQLException {
    if (element == null) {
      throw new SQLException("a list must hold numbers, was NULL inside");
    }
    return element;
  }
}
