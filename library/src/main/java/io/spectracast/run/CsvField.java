package io.spectracast.run;

/** One field of a comma-separated file, as RFC 4180 wants it. */
public final class CsvField {

  private CsvField() {}

  /** The text itself, or between double quotes where it holds a comma, a quote or a line break. */
  public static String of(String text) {
    boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
  }
}
