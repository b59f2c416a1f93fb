package io.spectracast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.spectracast.run.Layer;
import io.spectracast.run.LayerSnapshot;
import io.spectracast.run.LayerTrajectory;
import io.spectracast.run.TrajectoryCsv;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Forecasts and backtests in processes of their own that Ctrl-C stops in mid work. */
class BacktestStopTest {

  private static final int MODES = 600;

  @TempDir private Path folder;

  private Path csv;

  @BeforeEach
  void write() throws IOException {
    Layer layer = new Layer("w", MODES, MODES);
    List<LayerSnapshot> snapshots = new ArrayList<>();
    for (int step = 0; step < 60; step++) {
      double[] s = new double[MODES];
      for (int k = 0; k < MODES; k++) {
        s[k] = (MODES - k) * (1 + 0.001 * Math.sin(step + k * 1e-3)) + 0.01 * step;
      }
      snapshots.add(LayerSnapshot.of(layer, step, s));
    }
    csv = folder.resolve("t.csv");
    TrajectoryCsv.write(csv, List.of(new LayerTrajectory(layer, snapshots)));
  }

  @Test
  void aBacktestStopsSoonAndLeavesNothingBehind() throws Exception {
    Path out = folder.resolve("out");
    String told =
        stopped(
            "forecasting layers",
            "backtest",
            csv,
            "--members",
            "9000",
            "--threads=1",
            "--out",
            out);

    assertThat(told).contains("nothing is kept").doesNotContain("\tat ", "Exception");
    assertThat(out).doesNotExist();
  }

  @Test
  void aForecastStopsSoonAndLeavesNothingBehind() throws Exception {
    String told =
        stopped(
            "forecasting w",
            "forecast",
            csv,
            "--members",
            "2000",
            "--json",
            folder.resolve("f.json"),
            "--samples",
            folder.resolve("s.csv"));

    assertThat(told).doesNotContain("\tat ", "Exception");
    assertThat(folder.toFile().list()).containsExactly("t.csv");
  }

  /** What a command says that is stopped once it has said so much; fails if that takes long. */
  private static String stopped(String awaited, Object... words) throws Exception {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx2g",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
    for (Object word : words) {
      command.add(word.toString());
    }
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    try (BufferedReader lines = process.inputReader()) {
      String line = lines.readLine();
      while (line != null && !line.startsWith(awaited)) {
        line = lines.readLine();
      }
      assertThat(process.isAlive()).as(awaited).isTrue();
      process.toHandle().destroy(); // Process.destroy closes the streams
      String told = lines.lines().collect(Collectors.joining("\n"));
      assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).isIn(130, 143);
      return told;
    } finally {
      process.destroyForcibly();
    }
  }
}
