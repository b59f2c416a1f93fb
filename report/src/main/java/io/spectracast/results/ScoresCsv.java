package io.spectracast.results;

import io.spectracast.backtest.Calibration;
import io.spectracast.backtest.EventForecast;
import io.spectracast.backtest.ScoredForecast;
import io.spectracast.run.CsvField;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Every scored forecast as a row of CSV; empty fields where there is no value. */
public final class ScoresCsv {

  private static final String HEADER =
      "architecture,optimizer,run,layer,origin,horizon,lead,method,modes,crps,energy,wasserstein,"
          + "coverage_50,coverage_80,coverage_90,coverage_95,spike_probability,spike_emerged";

  private ScoresCsv() {}

  /** Writes a file, replacing one of this name. */
  public static void write(Path file, List<ScoredForecast> scores) throws IOException {
    try (Writer out = Files.newBufferedWriter(file)) {
      out.write(HEADER + "\n");
      for (ScoredForecast score : scores) {
        out.write(row(score));
      }
    }
  }

  private static String row(ScoredForecast s) {
    String head =
        String.join(
            ",",
            CsvField.of(s.group().architecture()),
            CsvField.of(s.group().optimizer()),
            CsvField.of(s.run()),
            CsvField.of(s.layer()),
            Long.toString(s.origin()),
            CsvField.of(s.horizon()),
            Long.toString(s.lead()),
            CsvField.of(s.method()),
            Integer.toString(s.modes()));
    return "%s,%s,%s,%s%s%s\n"
        .formatted(
            head,
            s.crps(),
            s.energy(),
            s.wasserstein(),
            coverage(s.calibration()),
            event(s.spike()));
  }

  private static String coverage(Optional<Calibration> calibration) {
    StringBuilder fields = new StringBuilder();
    for (int i = 0; i < Calibration.LEVELS.length; i++) {
      fields.append(',');
      if (calibration.isPresent()) {
        fields.append(calibration.get().coverage()[i]);
      }
    }
    return fields.toString();
  }

  private static String event(Optional<EventForecast> spike) {
    return spike.map(e -> "," + e.probability() + "," + e.happened()).orElse(",,");
  }
}
