package io.spectracast.sequence;

import io.spectracast.run.CsvRecords;
import io.spectracast.run.TrajectoryFormatException;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Metrics of a training from a CSV file with a header: one column named {@code step} or {@code
 * epoch} (also {@code iteration}, {@code iter}, {@code global_step}), and any others, of which
 * those with numbers are taken.
 *
 * @param byStep the numbers by step and name
 */
public record MetricsTable(Map<Long, Map<String, Double>> byStep) {

  private static final List<String> STEPS =
      List.of("step", "epoch", "global_step", "iteration", "iter");

  /** No metrics. */
  public static final MetricsTable NONE = new MetricsTable(Map.of());

  /**
   * Reads a file.
   *
   * @throws TrajectoryFormatException if it has no such column, or a step that is no whole number;
   *     names the line
   */
  public static MetricsTable read(Path file) throws IOException {
    try (Reader reader = Files.newBufferedReader(file)) {
      CsvRecords records = new CsvRecords(file, reader);
      List<String> header = new ArrayList<>(records.next());
      int step = stepColumn(file, header);
      Map<Long, Map<String, Double>> byStep = new TreeMap<>();
      for (List<String> row = records.next(); !row.isEmpty(); row = records.next()) {
        if (row.size() != header.size()) {
          throw new TrajectoryFormatException(
              file,
              records.line(),
              "must have %d fields as the header, was %d".formatted(header.size(), row.size()));
        }
        byStep.put(step(file, records.line(), row.get(step)), numbers(header, row, step));
      }
      if (byStep.isEmpty()) {
        throw new TrajectoryFormatException(
            file, "header must be followed by rows, was the end of the file");
      }
      return new MetricsTable(byStep);
    } catch (CharacterCodingException e) {
      throw new TrajectoryFormatException(file, "must be UTF-8 text, was something else");
    }
  }

  private static int stepColumn(Path file, List<String> header) throws IOException {
    List<String> lower = header.stream().map(h -> h.strip().toLowerCase(Locale.ROOT)).toList();
    Optional<String> name = STEPS.stream().filter(lower::contains).findFirst();
    if (name.isEmpty()) {
      throw new TrajectoryFormatException(
          file, "header must have a column 'step' or 'epoch', was " + header);
    }
    return lower.indexOf(name.get());
  }

  private static long step(Path file, long line, String text) throws IOException {
    try {
      return Long.parseLong(text.strip());
    } catch (NumberFormatException e) {
      throw new TrajectoryFormatException(
          file, line, "step must be a whole number, was '%s'".formatted(text));
    }
  }

  private static Map<String, Double> numbers(List<String> header, List<String> row, int step) {
    Map<String, Double> numbers = new LinkedHashMap<>();
    for (int i = 0; i < row.size(); i++) {
      if (i != step) {
        String name = header.get(i);
        number(row.get(i)).ifPresent(value -> numbers.put(name, value));
      }
    }
    return numbers;
  }

  /** Empty for what is no number, such as a file's name. */
  static Optional<Double> number(String text) {
    try {
      return text.isBlank() ? Optional.empty() : Optional.of(Double.valueOf(text.strip()));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  /** The numbers of one step. */
  Map<String, Double> at(long step) {
    return byStep.getOrDefault(step, Map.of());
  }
}
