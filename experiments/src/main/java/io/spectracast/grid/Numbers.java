package io.spectracast.grid;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A table of numbers that is read back bit for bit.
 *
 * @param columns distinct names without commas
 * @param rows each as long as the columns; NaN where there is no value; not to be modified
 */
public record Numbers(List<String> columns, List<double[]> rows) {

  public Numbers {
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
    for (double[] row : rows) {
      if (row.length != columns.size()) {
        throw new IllegalArgumentException(
            "rows must have %d numbers, was %d".formatted(columns.size(), row.length));
      }
    }
  }

  /** One column, from top to bottom. */
  public double[] column(String name) {
    int at = columns.indexOf(name);
    if (at < 0) {
      throw new IllegalArgumentException(
          "column must be one of %s, was %s".formatted(columns, name));
    }
    return rows.stream().mapToDouble(row -> row[at]).toArray();
  }

  /** Appears under its name only once it is whole. */
  public void write(Path file) throws IOException {
    List<String> lines = new ArrayList<>();
    lines.add(String.join(",", columns));
    for (double[] row : rows) {
      lines.add(Arrays.stream(row).mapToObj(Double::toString).collect(Collectors.joining(",")));
    }
    Files.createDirectories(file.getParent());
    Path part = file.resolveSibling(file.getFileName() + ".part");
    Files.write(part, lines);
    Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  public static Numbers read(Path file) throws IOException {
    String text = Files.readString(file);
    if (!text.endsWith("\n")) {
      throw new IOException(
          "[%s] must end with a whole line, was cut off; delete it to compute it again"
              .formatted(file));
    }
    List<String> lines = text.lines().toList();
    try {
      return new Numbers(
          List.of(lines.get(0).split(",")), lines.stream().skip(1).map(Numbers::row).toList());
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      throw new IOException(
          "[%s] must be a table of numbers: %s; delete it to compute it again"
              .formatted(file, e.getMessage()),
          e);
    }
  }

  private static double[] row(String line) {
    return Arrays.stream(line.split(",")).mapToDouble(Double::parseDouble).toArray();
  }
}
