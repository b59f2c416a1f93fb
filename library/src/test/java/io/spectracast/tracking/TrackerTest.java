package io.spectracast.tracking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.spectracast.linalg.DenseMatrix;
import io.spectracast.linalg.NonFiniteEntryException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Short sequences of increments with a known end. */
class TrackerTest {

  /**
   * A spike grows out of nothing in 400 increments in a 120 × 80 Gaussian matrix; the top 30 are
   * tracked. Errors of s₁ at the end: as published 38 %, corrected within the 30 48 %, second order
   * with the directions outside 11 %, one warm-started pass 3e-9, standing still 54 %.
   */
  @Test
  void aTrackerWithoutTheComplementDoesNotSeeASpikeForm() {
    DenseMatrix w = Sequences.gaussian(120, 80, 0.1, Sequences.rng("spike", 0));
    DenseMatrix u = Sequences.orthonormal(120, 1, Sequences.rng("spike", 1));
    DenseMatrix v = Sequences.orthonormal(80, 1, Sequences.rng("spike", 2));
    DenseMatrix e = Sequences.product(u, new double[] {4.0 / 400}, v);
    TrackingComparison comparison = comparison(w, 30, TrackingMethod.values());
    for (int step = 0; step < 400; step++) {
      comparison.advance(e);
    }

    Map<String, TrackingScore> scores = comparison.scores(1);
    assertThat(error(scores, TrackingMethod.AS_PUBLISHED)).isGreaterThan(0.3);
    assertThat(error(scores, TrackingMethod.CORRECTED)).isGreaterThan(0.3);
    assertThat(error(scores, TrackingMethod.SECOND_ORDER)).isBetween(0.05, 0.15);
    assertThat(error(scores, TrackingMethod.SINGLE_PASS)).isLessThan(1e-6);
    assertThat(error(scores, TrackingMethod.STREAMING)).isLessThan(1e-10);
    assertThat(error(scores, TrackingMethod.PERSISTENCE)).isGreaterThan(0.5);
  }

  /**
   * A matrix of rank 3 with values 5, 4, 3 whose left vectors turn by a right angle, in 200 steps,
   * into directions that were outside: trackers without them lose all, value included.
   */
  @Test
  void aRotatingSubspaceIsLostWithoutTheDirectionsOutside() {
    DenseMatrix u = Sequences.orthonormal(40, 6, Sequences.rng("rotation", 0));
    DenseMatrix v = Sequences.orthonormal(30, 3, Sequences.rng("rotation", 1));
    TrackingComparison comparison = comparison(rotated(u, v, 0), 3, TrackingMethod.values());
    for (int step = 1; step <= 200; step++) {
      comparison.advanceTo(rotated(u, v, step * Math.PI / 2 / 200));
    }

    Map<String, TrackingScore> scores = comparison.scores(3);
    for (TrackingMethod inside : List.of(TrackingMethod.AS_PUBLISHED, TrackingMethod.CORRECTED)) {
      assertThat(scores.get(inside.name()).leftOverlap()).isLessThan(1e-6);
      assertThat(scores.get(inside.name()).rightOverlap()).isCloseTo(1, within(1e-12));
      assertThat(error(scores, inside)).isGreaterThan(0.99);
    }
    assertThat(error(scores, TrackingMethod.SECOND_ORDER)).isLessThan(1e-4);
    assertThat(scores.get("SECOND_ORDER").leftOverlap()).isCloseTo(1, within(1e-6));
    assertThat(error(scores, TrackingMethod.SINGLE_PASS)).isLessThan(1e-12);
    assertThat(scores.get("PERSISTENCE").leftOverlap()).isLessThan(1e-12);
  }

  private static DenseMatrix rotated(DenseMatrix u, DenseMatrix v, double angle) {
    DenseMatrix left = Product.zeros(40, 3);
    for (int i = 0; i < 40; i++) {
      for (int k = 0; k < 3; k++) {
        left.values()[i * 3 + k] =
            Math.cos(angle) * u.values()[i * 6 + k] + Math.sin(angle) * u.values()[i * 6 + 3 + k];
      }
    }
    return Sequences.product(left, new double[] {5, 4, 3}, v);
  }

  /** A hundred increments of a hundredth of the gaps, all eight modes: every order as it should. */
  @Test
  void aLazySequenceIsFollowedByTheCorrectFormulasAndNotByThePublishedVectors() {
    double[] s = {9, 8, 7, 6, 5, 4, 3, 2};
    DenseMatrix w = Sequences.withSingularValues(8, 8, s, Sequences.rng("lazy", 0));
    TrackingComparison comparison =
        comparison(
            w,
            8,
            TrackingMethod.AS_PUBLISHED,
            TrackingMethod.CORRECTED,
            TrackingMethod.SECOND_ORDER,
            TrackingMethod.PERSISTENCE);
    for (int step = 0; step < 100; step++) {
      comparison.advance(Sequences.gaussian(8, 8, 0.01, Sequences.rng("lazy/step", step)));
    }

    Map<String, TrackingScore> scores = comparison.scores(4);
    assertThat(misalignment(scores, TrackingMethod.AS_PUBLISHED))
        .isGreaterThan(0.3 * misalignment(scores, TrackingMethod.PERSISTENCE));
    assertThat(misalignment(scores, TrackingMethod.CORRECTED))
        .isLessThan(0.02 * misalignment(scores, TrackingMethod.PERSISTENCE));
    assertThat(misalignment(scores, TrackingMethod.SECOND_ORDER))
        .isLessThan(0.02 * misalignment(scores, TrackingMethod.CORRECTED));
    assertThat(error(scores, TrackingMethod.CORRECTED))
        .isLessThan(0.2 * error(scores, TrackingMethod.PERSISTENCE));
    assertThat(error(scores, TrackingMethod.SECOND_ORDER))
        .isLessThan(0.05 * error(scores, TrackingMethod.CORRECTED));
  }

  private static double error(Map<String, TrackingScore> scores, TrackingMethod method) {
    return scores.get(method.name()).largestValueError();
  }

  private static double misalignment(Map<String, TrackingScore> scores, TrackingMethod method) {
    return 1 - scores.get(method.name()).meanLeftAlignment();
  }

  private static TrackingComparison comparison(
      DenseMatrix w, int modes, TrackingMethod... methods) {
    Map<String, Tracker> trackers = new LinkedHashMap<>();
    for (TrackingMethod method : methods) {
      trackers.put(method.name(), method.start(w, modes));
    }
    return new TrackingComparison(w, trackers);
  }

  /** Two diagonal entries pass each other; as published, the labels stay with the vectors. */
  @Test
  void crossingValuesExchangeLabelsExceptAsPublished() {
    DenseMatrix w = diagonal(3, 2, 1);
    DenseMatrix e = diagonal(-0.02, 0.02, 0);
    TrackingComparison comparison =
        comparison(
            w,
            3,
            TrackingMethod.AS_PUBLISHED,
            TrackingMethod.CORRECTED,
            TrackingMethod.SECOND_ORDER,
            TrackingMethod.SINGLE_PASS);
    for (int step = 0; step < 40; step++) {
      comparison.advance(e);
    }

    Map<String, TrackingScore> scores = comparison.scores(3);
    assertThat(scores.get("AS_PUBLISHED").valueErrors()[0]).isCloseTo(0.6 / 2.8, within(1e-9));
    assertThat(scores.get("AS_PUBLISHED").leftAlignments()[0]).isLessThan(1e-9);
    for (String sorted : List.of("CORRECTED", "SECOND_ORDER", "SINGLE_PASS")) {
      assertThat(scores.get(sorted).largestValueError()).isLessThan(1e-12);
      assertThat(scores.get(sorted).leftAlignments()).containsOnly(new double[] {1}, within(1e-12));
    }
  }

  private static DenseMatrix diagonal(double... s) {
    DenseMatrix diagonal = Product.zeros(s.length, s.length);
    for (int i = 0; i < s.length; i++) {
      diagonal.values()[i * s.length + i] = s[i];
    }
    return diagonal;
  }

  /** 3, 3, 3, 1: the increment itself decides which vectors the tied values have. */
  @ParameterizedTest
  @EnumSource(names = {"CORRECTED", "SECOND_ORDER"})
  void tiedValuesAreSplitByTheIncrement(TrackingMethod method) {
    DenseMatrix w = diagonal(3, 3, 3, 1);
    DenseMatrix e = Sequences.gaussian(4, 4, 1e-3, Sequences.rng("tie", 0));
    var comparison = new TrackingComparison(w, Map.of("it", method.start(w, 4)));
    comparison.advance(e);

    TrackingScore score = comparison.scores(4).get("it");
    assertThat(score.largestValueError()).isLessThan(1e-6);
    assertThat(score.leftAlignments()).containsOnly(new double[] {1}, within(1e-5));
  }

  @ParameterizedTest
  @EnumSource
  void refusesOtherShapesAndBadEntriesAndStaysWhereItIs(TrackingMethod method) {
    DenseMatrix w = Sequences.gaussian(6, 4, 1, Sequences.rng("bad", 0));
    Tracker tracker = method.start(w, 2);
    DenseMatrix e = Sequences.gaussian(6, 4, 0.1, Sequences.rng("bad", 1));
    e.values()[9] = Double.NaN;
    double[] before = tracker.triplets().values().clone();

    assertThatThrownBy(() -> tracker.advance(e))
        .isInstanceOf(NonFiniteEntryException.class)
        .hasMessage("entry [2, 1] must be finite, was NaN");
    assertThatThrownBy(() -> tracker.advance(Product.zeros(4, 6)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("increment must be 6 x 4, was 4 x 6");
    tracker.advance(Product.zeros(6, 4));
    assertThat(tracker.triplets().values()).containsExactly(before, within(1e-12));
    assertThatThrownBy(() -> method.start(w, 5))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("modes must be in [1, ");
  }
}
