package io.spectracast.study;

import io.spectracast.grid.Numbers;
import io.spectracast.inference.Interval;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Numbers by name, one row of a unit's; a name that has no number, as NaN, has no value. */
final class Row {

  private static final double LEVEL = 0.95;
  private static final String LOW = "_low";
  private static final String HIGH = "_high";

  private final Map<String, Double> values = new LinkedHashMap<>();

  /** Adds a number. */
  Row put(String name, double value) {
    values.put(name, value);
    return this;
  }

  /** Adds an interval at 95 % as three numbers, or three that are missing. */
  Row put(String name, Optional<Interval> interval) {
    put(name, interval.map(Interval::estimate).orElse(Double.NaN));
    put(name + LOW, interval.map(Interval::low).orElse(Double.NaN));
    return put(name + HIGH, interval.map(Interval::high).orElse(Double.NaN));
  }

  /** The number of a name, NaN where there is none. */
  double value(String name) {
    Double value = values.get(name);
    if (value == null) {
      throw new IllegalArgumentException(
          "name must be one of %s, was %s".formatted(values.keySet(), name));
    }
    return value;
  }

  /** The number of a name as an index. */
  int index(String name) {
    return (int) value(name);
  }

  /** Whether the name has a number. */
  boolean has(String name) {
    return Double.isFinite(value(name));
  }

  /** The interval of a name; empty where it is missing. */
  Optional<Interval> interval(String name) {
    return has(name)
        ? Optional.of(new Interval(value(name), value(name + LOW), value(name + HIGH), LEVEL))
        : Optional.empty();
  }

  /** Rows of the same names as a table; at least one. */
  static Numbers numbers(List<Row> rows) {
    List<String> columns = List.copyOf(rows.get(0).values.keySet());
    List<double[]> numbers = new ArrayList<>();
    for (Row row : rows) {
      if (!List.copyOf(row.values.keySet()).equals(columns)) {
        throw new IllegalArgumentException(
            "names must be %s, was %s".formatted(columns, row.values.keySet()));
      }
      numbers.add(row.values.values().stream().mapToDouble(Double::doubleValue).toArray());
    }
    return new Numbers(columns, numbers);
  }

  /** The rows of a table. */
  static List<Row> of(Numbers numbers) {
    List<Row> rows = new ArrayList<>();
    for (double[] values : numbers.rows()) {
      Row row = new Row();
      for (int i = 0; i < values.length; i++) {
        row.put(numbers.columns().get(i), values[i]);
      }
      rows.add(row);
    }
    return rows;
  }
}
