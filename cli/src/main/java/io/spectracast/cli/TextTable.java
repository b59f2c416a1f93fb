package io.spectracast.cli;

import java.util.ArrayList;
import java.util.List;

/** A table for the terminal: columns of words to the left, the others to the right. */
final class TextTable {

  private final int words;
  private final List<String[]> rows = new ArrayList<>();

  /** A table whose first {@code words} columns hold words. */
  TextTable(int words, String... header) {
    this.words = words;
    rows.add(header);
  }

  TextTable row(String... cells) {
    rows.add(cells);
    return this;
  }

  @Override
  public String toString() {
    int[] widths = new int[rows.get(0).length];
    for (String[] row : rows) {
      for (int c = 0; c < widths.length; c++) {
        widths[c] = Math.max(widths[c], row[c].length());
      }
    }
    StringBuilder text = new StringBuilder();
    for (String[] row : rows) {
      StringBuilder line = new StringBuilder();
      for (int c = 0; c < widths.length; c++) {
        String format = c < words ? "%-" + widths[c] + "s" : "%" + widths[c] + "s";
        line.append(c == 0 ? "" : "  ").append(format.formatted(row[c]));
      }
      text.append(line.toString().stripTrailing()).append(System.lineSeparator());
    }
    return text.toString();
  }
}
