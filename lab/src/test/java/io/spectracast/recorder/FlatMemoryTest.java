package io.spectracast.recorder;

import static org.assertj.core.api.Assertions.assertThat;

import io.spectracast.data.DataSource;
import io.spectracast.data.Dataset;
import io.spectracast.lab.RunLength;
import io.spectracast.lab.TrainingConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Long recorded runs of every kind of model need no more memory at their end than early on. */
@Tag("slow")
@EnabledOnOs(OS.LINUX)
class FlatMemoryTest {

  private static final int UPDATES = 20_000;
  private static final int SETTLED = 6_000;
  private static final long NATIVE = 1L << 40;

  @TempDir private Path directory;

  @ParameterizedTest
  @MethodSource("io.spectracast.lab.SmallData#runs")
  void twentyThousandUpdatesLeaveTheMemoryFlat(TrainingConfig config, Dataset data)
      throws IOException {
    RunPlan plan =
        new RunPlan(
            new DataSource.Drawn(1),
            config.withLength(RunLength.steps(UPDATES)),
            new Recording(50, 4, 16, 20, 0));
    List<Long> resident = new ArrayList<>();
    try (RecordedTraining training =
        new RecordedTraining(plan, data, directory, SpikeCount::aboveTheEdge)) {
      training.run(
          snapshot -> {},
          (step, total, loss, rate) -> {
            if (step == SETTLED || step == UPDATES) {
              resident.add(residentKilobytes());
            }
          },
          () -> false);
    }
    long growth = resident.get(1) - resident.get(0);
    System.out.printf(
        "%s, %s: %d kB, then %+d kB over %d updates%n",
        config.model().text(),
        config.optimization().method().word(),
        resident.get(0),
        growth,
        UPDATES - SETTLED);
    // 1 kB lost in every update would be 14 MB.
    assertThat(growth).isLessThan(14_000);
  }

  /** Resident memory outside the Java heap, which lies below {@link #NATIVE}. */
  private static long residentKilobytes() {
    try {
      long sum = 0;
      boolean counted = false;
      for (String line : Files.readAllLines(Path.of("/proc/self/smaps"))) {
        if (line.matches("[0-9a-f]+-[0-9a-f]+ .*")) {
          counted = Long.parseUnsignedLong(line.substring(0, line.indexOf('-')), 16) >= NATIVE;
        } else if (counted && line.startsWith("Rss:")) {
          sum += Long.parseLong(line.replaceAll("\\D", ""));
        }
      }
      return sum;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
