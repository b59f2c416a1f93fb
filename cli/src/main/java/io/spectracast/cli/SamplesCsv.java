package io.spectracast.cli;

import io.spectracast.forecast.LayerEnsemble;
import io.spectracast.run.CsvField;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * The members of a forecast as CSV: {@code origin,horizon,layer,index,member,value}, index and
 * member from 1.
 */
final class SamplesCsv {

  private SamplesCsv() {}

  /**
   * Writes the members at the horizons that were asked for.
   *
   * @throws java.nio.file.FileAlreadyExistsException if the file exists; it is left as it is
   */
  static void write(Path file, List<LayerEnsemble> ensembles, long[] horizons) throws IOException {
    NewFile.write(file, part -> writeTo(part, ensembles, horizons));
  }

  private static void writeTo(Path file, List<LayerEnsemble> ensembles, long[] horizons)
      throws IOException {
    try (BufferedWriter out = Files.newBufferedWriter(file, StandardOpenOption.CREATE_NEW)) {
      out.write("origin,horizon,layer,index,member,value\n");
      for (LayerEnsemble ensemble : ensembles) {
        for (long horizon : horizons) {
          write(out, ensemble, horizon);
        }
      }
    }
  }

  private static void write(BufferedWriter out, LayerEnsemble ensemble, long horizon)
      throws IOException {
    double[][] modes = ensemble.at(horizon);
    String prefix =
        ensemble.origin() + "," + horizon + "," + CsvField.of(ensemble.layer().name()) + ",";
    for (int k = 0; k < modes.length; k++) {
      for (int member = 0; member < modes[k].length; member++) {
        out.write(prefix + (k + 1) + "," + (member + 1) + "," + modes[k][member] + "\n");
      }
    }
  }
}
