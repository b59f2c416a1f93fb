package io.spectracast.results;

import java.util.List;
import java.util.stream.Collectors;

/** Lines of RFC 4180. */
final class Csv {

  private Csv() {}

  /** Fields with commas between and a line feed at the end, each in quotes where it must be. */
  static String line(List<String> fields) {
    return fields.stream().map(Csv::field).collect(Collectors.joining(",", "", "\n"));
  }

  private static String field(String text) {
    boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
  }
}
