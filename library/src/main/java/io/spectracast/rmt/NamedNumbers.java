package io.spectracast.rmt;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** The numbers given for one law, checked for names that are missing or unknown. */
final class NamedNumbers {

  private final Map<String, Double> values = new LinkedHashMap<>();

  NamedNumbers(LawCatalog.Entry entry, Map<String, Double> given) {
    String names =
        entry.parameters().stream()
            .map(LawCatalog.Parameter::name)
            .collect(Collectors.joining(", "));
    for (LawCatalog.Parameter parameter : entry.parameters()) {
      Double value = given.get(parameter.name());
      if (value == null && parameter.defaultValue().isEmpty()) {
        throw new IllegalArgumentException(
            "parameters of %s must include %s (of %s), was %s"
                .formatted(entry.name(), parameter.name(), names, given.keySet()));
      }
      values.put(parameter.name(), value == null ? parameter.defaultValue().getAsDouble() : value);
    }
    for (String name : given.keySet()) {
      if (!values.containsKey(name)) {
        throw new IllegalArgumentException(
            "parameters of %s must be among %s, was %s".formatted(entry.name(), names, name));
      }
    }
  }

  double number(String name) {
    return values.get(name);
  }

  int integer(String name) {
    double value = number(name);
    Domain.require(value == (int) value, name, "an integer", value);
    return (int) value;
  }

  /** The given rank of equal singular values. */
  double[] signal() {
    int rank = integer("rank");
    int columns = integer("columns");
    Domain.require(columns >= 1, "columns", "at least 1", columns);
    Domain.require(rank >= 0 && rank <= columns, "rank", "in [0, columns]", rank);
    double[] signal = new double[rank];
    Arrays.fill(signal, number("signal"));
    return signal;
  }
}
