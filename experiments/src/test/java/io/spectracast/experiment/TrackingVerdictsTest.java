package io.spectracast.experiment;

import static io.spectracast.exhibit.Verdict.REFUTED;
import static io.spectracast.exhibit.Verdict.SUPPORTED;
import static io.spectracast.exhibit.Verdict.UNDECIDED;
import static org.assertj.core.api.Assertions.assertThat;

import io.spectracast.inference.Interval;
import io.spectracast.tracking.TrackingMethod;
import io.spectracast.tracking.ValidityMap.Cell;
import io.spectracast.tracking.ValidityMap.Quantity;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Each rule is shown numbers that support, refute and leave undecided. */
class TrackingVerdictsTest {

  private static final Interval GOOD = interval(0.01, 0.02);
  private static final Interval BAD = interval(0.6, 0.7);
  private static final Interval WIDE = interval(0.01, 0.7);

  private static Interval interval(double low, double high) {
    return new Interval((low + high) / 2, low, high, 0.95);
  }

  @Test
  void aTrackerFollowsWhenItsErrorIsSmallAndWellBelowThatOfStandingStill() {
    assertThat(TrackingVerdicts.follows(List.of(GOOD, GOOD), List.of(GOOD, GOOD)))
        .isEqualTo(SUPPORTED);
    assertThat(TrackingVerdicts.follows(List.of(GOOD, BAD), List.of(GOOD, BAD))).isEqualTo(REFUTED);
    assertThat(TrackingVerdicts.follows(List.of(GOOD), List.of(BAD)))
        .as("small because nothing moves")
        .isEqualTo(UNDECIDED);
    assertThat(TrackingVerdicts.follows(List.of(BAD), List.of(GOOD))).isEqualTo(UNDECIDED);
    assertThat(TrackingVerdicts.follows(List.of(WIDE), List.of(WIDE))).isEqualTo(UNDECIDED);
  }

  @Test
  void errorsAreBelowABoundWhenTheirIntervalsAre() {
    assertThat(TrackingVerdicts.below(0.1, List.of(GOOD, GOOD))).isEqualTo(SUPPORTED);
    assertThat(TrackingVerdicts.below(0.1, List.of(GOOD, BAD))).isEqualTo(REFUTED);
    assertThat(TrackingVerdicts.below(0.1, List.of(GOOD, WIDE))).isEqualTo(UNDECIDED);
  }

  @Test
  void oneRunBeyondABoundIsEnough() {
    assertThat(TrackingVerdicts.never(1e-3, new double[] {1e-5, 1e-3})).isEqualTo(SUPPORTED);
    assertThat(TrackingVerdicts.never(1e-3, new double[] {1e-5, 1.1e-3})).isEqualTo(REFUTED);
  }

  @Test
  void aFormulaThatMissesTheWholeChangeIsWrong() {
    assertThat(TrackingVerdicts.right(List.of(GOOD))).isEqualTo(SUPPORTED);
    assertThat(TrackingVerdicts.right(List.of(GOOD, interval(0.9, 1.1)))).isEqualTo(REFUTED);
    assertThat(TrackingVerdicts.right(List.of(interval(0.1, 0.2)))).isEqualTo(UNDECIDED);
  }

  @Test
  void theBoundaryNeedsSmallErrorsBelowItAndLargeOnesAbove() {
    assertThat(TrackingVerdicts.boundary(map(1e-4, 0.7))).isEqualTo(SUPPORTED);
    assertThat(TrackingVerdicts.boundary(map(0.02, 0.7))).isEqualTo(REFUTED);
    assertThat(TrackingVerdicts.boundary(map(1e-4, 0.05))).isEqualTo(REFUTED);
    assertThat(TrackingVerdicts.boundary(map(1e-4, 0.7).subList(0, 1))).isEqualTo(UNDECIDED);
  }

  private static List<Cell> map(double small, double large) {
    return List.of(
        new Cell(Quantity.VECTOR, TrackingMethod.CORRECTED, 0.01, 0.0316, 50, small),
        new Cell(Quantity.VECTOR, TrackingMethod.CORRECTED, 1, 3.16, 50, large),
        new Cell(Quantity.VECTOR, TrackingMethod.CORRECTED, 3.16, 10, 3, 0.001));
  }

  @Test
  void anErrorFallsWithAPowerWellBelowZero() {
    assertThat(TrackingVerdicts.falls(interval(-1.1, -0.8))).isEqualTo(SUPPORTED);
    assertThat(TrackingVerdicts.falls(interval(-0.1, 0.1))).isEqualTo(REFUTED);
    assertThat(TrackingVerdicts.falls(interval(-0.9, -0.1))).isEqualTo(UNDECIDED);
  }

  @Test
  void aCostIsJudgedByTheMiddleOfItsRepetitions() {
    double[] direct = {100, 100, 101, 102, 300};
    assertThat(TrackingVerdicts.cheaper(0.1, new double[] {5, 5, 6, 6, 90}, direct))
        .isEqualTo(SUPPORTED);
    assertThat(TrackingVerdicts.cheaper(0.1, new double[] {15, 15, 16, 16, 16}, direct))
        .isEqualTo(REFUTED);
    assertThat(TrackingVerdicts.cheaper(0.1, new double[] {9, 9, 10, 11, 12}, direct))
        .isEqualTo(UNDECIDED);
  }
}
