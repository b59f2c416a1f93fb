package io.spectracast.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.spectracast.grid.Numbers;
import io.spectracast.tracking.TrackingMethod;
import io.spectracast.tracking.ValidityMap.Cell;
import io.spectracast.tracking.ValidityMap.Quantity;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is computed from the measured numbers, on planted ones. */
class TrackingResultsTest {

  @Test
  void thePowerOfTheNumberOfPartsIsFound() {
    List<Integer> parts = List.of(1, 2, 4);
    List<Numbers> runs = new ArrayList<>();
    for (double factor : new double[] {0.3, 0.4, 0.5}) {
      List<double[]> rows = new ArrayList<>();
      for (int p : parts) {
        rows.add(new double[] {0, p, factor});
        rows.add(new double[] {1, p, factor / p});
      }
      runs.add(new Numbers(List.of(DividedRun.METHOD, DividedRun.PARTS, DividedRun.ERROR), rows));
    }
    var results = new TrackingResults(List.of(), runs, new Numbers(List.of("work"), List.of()));

    assertThat(results.power(TrackingMethod.CORRECTED, parts).estimate())
        .isCloseTo(-1, within(1e-12));
    assertThat(results.power(TrackingMethod.AS_PUBLISHED, parts).estimate())
        .isCloseTo(0, within(1e-12));
  }

  @Test
  void theRatioAtWhichAStepIsOffByOnePerCentIsInterpolated() {
    List<Cell> map =
        List.of(
            new Cell(Quantity.VECTOR, TrackingMethod.CORRECTED, 0.01, 0.1, 9, 1e-3),
            new Cell(Quantity.VECTOR, TrackingMethod.CORRECTED, 0.1, 1, 9, 1e-1));

    assertThat(TrackingClaims.held(map, Quantity.VECTOR).orElseThrow())
        .isCloseTo(0.1, within(1e-12));
    assertThat(TrackingClaims.held(map.subList(0, 1), Quantity.VECTOR)).isEmpty();
    assertThat(TrackingClaims.held(map, Quantity.VALUE)).isEmpty();
  }

  @Test
  void numbersHaveThreeSignificantDigits() {
    assertThat(TrackingClaims.number(12.345)).isEqualTo("12.3");
    assertThat(TrackingClaims.number(0.1)).isEqualTo("0.1");
    assertThat(TrackingClaims.number(100)).isEqualTo("100");
    assertThat(TrackingClaims.number(2.3e-7)).isEqualTo("2.3e-07");
    assertThat(TrackingClaims.number(1)).isEqualTo("1");
  }
}
