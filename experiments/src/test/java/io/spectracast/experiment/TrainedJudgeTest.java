package io.spectracast.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import io.spectracast.exhibit.Verdict;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Verdicts on planted numbers, true both ways. */
class TrainedJudgeTest {

  private static final int BULK = 0;
  private static final int SPIKES = 1;
  private static final int POWER_LAW = 2;
  private static final int MOSTLY_BULK = 3;

  private static Verdict verdict(
      int claim, double unit, IntToDoubleFunction spikes, IntFunction<Boolean> powerLaw) {
    List<SnapshotSpectra> spectra =
        List.of(
            PlantedSpectra.trained(PlantedSpectra.WIDE, unit, spikes),
            PlantedSpectra.trained(PlantedSpectra.SQUARE, unit, spikes));
    Map<SnapshotSpectra, BulkNull> nulls = new HashMap<>();
    spectra.forEach(layer -> nulls.put(layer, PlantedSpectra.noise()));
    List<TailReadings> tails =
        IntStream.range(0, 6).mapToObj(i -> PlantedSpectra.tail(i, powerLaw.apply(i))).toList();
    return new TrainedJudge(spectra, nulls, Map.of(PlantedSpectra.SUBJECT, tails), 1)
        .claims()
        .get(claim)
        .verdict();
  }

  @Test
  void theBulkStaysOrNot() {
    assertThat(verdict(BULK, 1, k -> 2 * k, i -> false)).isEqualTo(Verdict.SUPPORTED);
    assertThat(verdict(BULK, 2, k -> 2 * k, i -> false)).isEqualTo(Verdict.REFUTED);
    assertThat(verdict(BULK, 1, k -> 0, i -> false)).isEqualTo(Verdict.UNDECIDED);
  }

  @Test
  void spikesGrowOrNot() {
    assertThat(verdict(SPIKES, 1, k -> 2 * k, i -> false)).isEqualTo(Verdict.SUPPORTED);
    assertThat(verdict(SPIKES, 1, k -> 3 - k, i -> false)).isEqualTo(Verdict.REFUTED);
    assertThat(verdict(SPIKES, 1, k -> 2, i -> false)).isEqualTo(Verdict.REFUTED);
  }

  @Test
  void tailsArePowerLawsOrNot() {
    assertThat(verdict(POWER_LAW, 1, k -> k, i -> true)).isEqualTo(Verdict.SUPPORTED);
    assertThat(verdict(MOSTLY_BULK, 1, k -> k, i -> true)).isEqualTo(Verdict.REFUTED);
    assertThat(verdict(POWER_LAW, 1, k -> k, i -> false)).isEqualTo(Verdict.REFUTED);
    assertThat(verdict(MOSTLY_BULK, 1, k -> k, i -> false)).isEqualTo(Verdict.SUPPORTED);
    assertThat(verdict(POWER_LAW, 1, k -> k, i -> i % 2 == 0)).isEqualTo(Verdict.UNDECIDED);
  }
}
