package io.spectracast.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import io.spectracast.linalg.DenseMatrix;
import io.spectracast.random.RandomStreams;
import io.spectracast.tracking.ValidityMap.Cell;
import io.spectracast.tracking.ValidityMap.Quantity;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Where one step of perturbation theory holds: ε far below one; and where it fails: ε about one.
 */
class ValidityMapTest {

  private static final double[] SIZES = {1e-5, 1e-4, 1e-3, 3e-3, 1e-2, 3e-2, 0.1};

  @Test
  void firstOrderHoldsBelowTheLevelSpacingAndFailsAtIt() {
    check(map(60, 5));
  }

  @Tag("slow")
  @Test
  void theSameOnALayerOfFullSize() {
    check(map(256, 4));
  }

  private static List<Cell> map(int order, int draws) {
    DenseMatrix w =
        Sequences.gaussian(order, order, 1 / Math.sqrt(order), Sequences.rng("map", order));
    return ValidityMap.of(w, 8, SIZES, draws, new RandomStreams(1));
  }

  private static void check(List<Cell> cells) {
    for (double from : new double[] {1e-3, 1e-2}) {
      assertThat(error(cells, Quantity.VECTOR, TrackingMethod.CORRECTED, from))
          .isLessThan(30 * from * from);
      assertThat(error(cells, Quantity.VALUE, TrackingMethod.CORRECTED, from))
          .isLessThan(100 * from * from);
      assertThat(error(cells, Quantity.SUBSPACE, TrackingMethod.CORRECTED, 10 * from))
          .isLessThan(30 * from * from);
    }
    assertThat(error(cells, Quantity.VECTOR, TrackingMethod.CORRECTED, 1)).isGreaterThan(0.7);
    assertThat(error(cells, Quantity.VALUE, TrackingMethod.CORRECTED, 1)).isGreaterThan(1);
    assertThat(error(cells, Quantity.SUBSPACE, TrackingMethod.CORRECTED, 10)).isGreaterThan(0.7);
    secondOrderGainsOnlyBelowTheSpacing(cells);
    thePublishedVectorsAreNoBetterThanStandingStill(cells);
  }

  private static void secondOrderGainsOnlyBelowTheSpacing(List<Cell> cells) {
    assertThat(error(cells, Quantity.VECTOR, TrackingMethod.SECOND_ORDER, 1e-2))
        .isLessThan(0.2 * error(cells, Quantity.VECTOR, TrackingMethod.CORRECTED, 1e-2));
    assertThat(error(cells, Quantity.VECTOR, TrackingMethod.SECOND_ORDER, 1)).isGreaterThan(0.7);
  }

  private static void thePublishedVectorsAreNoBetterThanStandingStill(List<Cell> cells) {
    for (double from : new double[] {1e-3, 1e-2, 1e-1}) {
      assertThat(
              error(cells, Quantity.VECTOR, TrackingMethod.AS_PUBLISHED, from)
                  / error(cells, Quantity.VECTOR, TrackingMethod.PERSISTENCE, from))
          .isBetween(0.5, 2.0);
    }
  }

  private static double error(
      List<Cell> cells, Quantity quantity, TrackingMethod method, double from) {
    return cells.stream()
        .filter(c -> c.quantity() == quantity && c.method() == method)
        .filter(c -> Math.abs(c.ratioFrom() / from - 1) < 1e-9)
        .findAny()
        .orElseThrow()
        .medianError();
  }
}
