package io.spectracast.cli;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A simulation as CSV, at full double precision; members and indices from 1. */
final class SimulationCsv {

  private SimulationCsv() {}

  /** The columns of {@link #writeValues} with their SQL types. */
  static Map<String, String> valueColumns() {
    Map<String, String> columns = new LinkedHashMap<>();
    columns.put("time", "DOUBLE");
    columns.put("member", "INTEGER");
    columns.put("index", "INTEGER");
    columns.put("singular_value", "DOUBLE");
    return columns;
  }

  /**
   * Every singular value; advances the stage once per time.
   *
   * @param values {@code [member][time][k]}
   */
  static void writeValues(Path file, double[] times, double[][][] values, Stage stage)
      throws IOException {
    try (BufferedWriter out = Files.newBufferedWriter(file, StandardOpenOption.CREATE_NEW)) {
      out.write(String.join(",", valueColumns().keySet()) + "\n");
      for (int i = 0; i < times.length; i++) {
        stage.advance();
        for (int member = 0; member < values.length; member++) {
          String prefix = times[i] + "," + (member + 1) + ",";
          double[] s = values[member][i];
          for (int k = 0; k < s.length; k++) {
            out.write(prefix + (k + 1) + "," + s[k] + "\n");
          }
        }
      }
    }
  }

  /** The moments of both ensembles; the z-score is empty where neither has any spread. */
  static void writeMoments(
      Path file, double[] times, EnsembleMoments simulated, EnsembleMoments exact)
      throws IOException {
    try (BufferedWriter out = Files.newBufferedWriter(file, StandardOpenOption.CREATE_NEW)) {
      out.write("time,index,mean,sd,standard_error,exact_mean,exact_sd,exact_standard_error,z\n");
      for (int i = 0; i < times.length; i++) {
        for (int k = 0; k < simulated.mean()[i].length; k++) {
          Optional<MeanDifference> difference = MeanDifference.of(simulated, exact, i, k);
          out.write(
              "%s,%d,%s,%s,%s\n"
                  .formatted(
                      times[i],
                      k + 1,
                      fields(simulated, i, k),
                      fields(exact, i, k),
                      difference.map(d -> Double.toString(d.z())).orElse("")));
        }
      }
    }
  }

  private static String fields(EnsembleMoments moments, int time, int k) {
    return "%s,%s,%s"
        .formatted(
            moments.mean()[time][k], moments.deviation()[time][k], moments.standardError(time, k));
  }
}
