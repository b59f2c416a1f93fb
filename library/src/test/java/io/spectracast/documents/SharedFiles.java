package io.spectracast.documents;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Files of {@code ../shared}; without one the calling test is skipped. */
public final class SharedFiles {

  private SharedFiles() {}

  /** A file by its name below {@code shared}. */
  public static Path file(String name) {
    Path at = Path.of("").toAbsolutePath();
    while (at.getParent() != null && !Files.exists(at.resolve("shared").resolve(name))) {
      at = at.getParent();
    }
    Path file = at.resolve("shared").resolve(name);
    assumeTrue(Files.exists(file), "needs ../shared/" + name);
    return file;
  }

  /** What WeightWatcher printed: the rows of a table below its folder, by column. */
  public static List<Map<String, String>> weightWatcher(String name) throws IOException {
    List<String> lines = Files.readAllLines(file("reference/weightwatcher/" + name));
    String[] header = lines.get(0).split(",");
    return lines.stream().skip(1).map(line -> row(header, line.split(",", -1))).toList();
  }

  private static Map<String, String> row(String[] header, String[] cells) {
    Map<String, String> row = new LinkedHashMap<>();
    for (int i = 0; i < header.length; i++) {
      row.put(header[i], cells[i]);
    }
    return row;
  }
}
