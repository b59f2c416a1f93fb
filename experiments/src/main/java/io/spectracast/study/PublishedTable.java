package io.spectracast.study;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The published test errors of pretrained models and the WeightWatcher metrics of them, in one
 * table. A family is a series of architectures, the letters that a model's name begins with, on one
 * data set.
 */
final class PublishedTable {

  static final String FILE = "published/osmr_errors_x_weightwatcher_2020.csv";

  /** The measures by their names in the table. */
  static final Map<String, String> MEASURES = measures();

  private static final Pattern SERIES = Pattern.compile("[a-z]+");

  private PublishedTable() {}

  private static Map<String, String> measures() {
    Map<String, String> measures = new LinkedHashMap<>();
    measures.put("alpha", NetMeasure.TAIL_EXPONENT.title());
    measures.put("alpha_weighted", NetMeasure.WEIGHTED_ALPHA.title());
    measures.put("softrank", NetMeasure.STABLE_RANK.title());
    measures.put("lognorm", "lg |W|");
    measures.put("logspectralnorm", NetMeasure.LOG_SPECTRAL_NORM.title());
    measures.put("numofSpikes", NetMeasure.SPIKES.title());
    return measures;
  }

  /**
   * The models of a data set, or all.
   *
   * @param dataset empty for all
   */
  static Sample read(Path file, String dataset) throws IOException {
    List<Map<String, String>> rows =
        TableFile.read(file).stream()
            .filter(row -> dataset.isEmpty() || row.get("dataset").equals(dataset))
            .toList();
    List<String> families = new ArrayList<>();
    for (Map<String, String> row : rows) {
      families.add(series(row.get("modelname")) + ", " + row.get("dataset"));
    }
    Map<String, double[]> columns = new LinkedHashMap<>();
    MEASURES.forEach((name, title) -> columns.put(title, column(rows, name)));
    columns.put(Outcomes.TEST_ERROR, column(rows, "top1_err"));
    columns.put(Outcomes.LOG_TEST_ERROR, logarithm(column(rows, "top1_err")));
    columns.put(Outcomes.LOG_PARAMETERS, logarithm(column(rows, "params")));
    return new Sample(families, columns);
  }

  private static String series(String model) {
    Matcher letters = SERIES.matcher(model);
    return letters.lookingAt() ? letters.group() : model;
  }

  private static double[] column(List<Map<String, String>> rows, String name) {
    return rows.stream().mapToDouble(row -> number(row.get(name))).toArray();
  }

  /** The table writes infinite logarithms as Python does. */
  private static double number(String text) {
    return switch (text) {
      case "inf" -> Double.POSITIVE_INFINITY;
      case "-inf" -> Double.NEGATIVE_INFINITY;
      case "", "nan" -> Double.NaN;
      default -> Double.parseDouble(text);
    };
  }

  private static double[] logarithm(double[] values) {
    double[] logs = new double[values.length];
    java.util.Arrays.setAll(logs, i -> Math.log10(values[i]));
    return logs;
  }
}
