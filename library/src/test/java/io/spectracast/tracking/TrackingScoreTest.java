package io.spectracast.tracking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.spectracast.linalg.DenseMatrix;
import io.spectracast.linalg.SingularTriplets;
import io.spectracast.linalg.Svd;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TrackingScoreTest {

  private static final SingularTriplets EXACT =
      Svd.triplets(new DenseMatrix(3, 3, new double[] {4, 0, 0, 0, 2, 0, 0, 0, 1}));

  /** First two exchanged, the first turned by 60° into the third: known cosines. */
  @Test
  void comparesLabelByLabelAndSpaceBySpace() {
    double c = 0.5;
    double s = Math.sqrt(0.75);
    DenseMatrix left = new DenseMatrix(3, 2, new double[] {0, 1, c, 0, s, 0});
    DenseMatrix right = new DenseMatrix(3, 2, new double[] {-1, 0, 0, 1, 0, 0});
    var score = TrackingScore.of(new TrackedTriplets(left, new double[] {4.4, 1}, right), EXACT, 2);

    assertThat(score.valueErrors()).containsExactly(new double[] {0.1, 0.5}, within(1e-12));
    assertThat(score.largestValueError()).isCloseTo(0.5, within(1e-12));
    assertThat(score.meanValueError()).isCloseTo(0.3, within(1e-12));
    assertThat(score.leftAlignments()).containsExactly(new double[] {0, 0}, within(1e-12));
    assertThat(score.rightAlignments()).containsExactly(new double[] {1, 1}, within(1e-12));
    assertThat(score.leftOverlap()).isCloseTo(0.5 * (1 + 0.25), within(1e-12));
    assertThat(score.rightOverlap()).isCloseTo(1, within(1e-12));
  }

  @Test
  void descendingOrdersValuesAndKeepsThemPositive() {
    DenseMatrix left = new DenseMatrix(2, 2, new double[] {1, 0, 0, 1});
    DenseMatrix right = new DenseMatrix(2, 2, new double[] {0, 1, 1, 0});
    var sorted = new TrackedTriplets(left, new double[] {1, -3}, right).descending();

    assertThat(sorted.values()).containsExactly(3, 1);
    assertThat(sorted.left().values()).containsExactly(-0.0, 1, -1, 0);
    assertThat(sorted.right().values()).containsExactly(1, 0, 0, 1);
  }

  @Test
  void aComparisonTakesIncrementsOrWeights() {
    DenseMatrix w = Sequences.gaussian(5, 4, 1, Sequences.rng("comparison", 0));
    DenseMatrix e = Sequences.gaussian(5, 4, 0.1, Sequences.rng("comparison", 1));
    var byIncrement =
        new TrackingComparison(w, Map.of("a", TrackingMethod.SECOND_ORDER.start(w, 4)));
    var byWeights = new TrackingComparison(w, Map.of("a", TrackingMethod.SECOND_ORDER.start(w, 4)));
    byIncrement.advance(e);
    byWeights.advanceTo(Sequences.sum(w, 1, e));

    assertThat(byWeights.scores(3).get("a").valueErrors())
        .containsExactly(byIncrement.scores(3).get("a").valueErrors(), within(1e-12));
    assertThat(byWeights.step()).isEqualTo(1);
    assertThat(byWeights.exact(4).singularValues())
        .containsExactly(Svd.values(Sequences.sum(w, 1, e)), within(1e-12));
    assertThatThrownBy(() -> byWeights.scores(5)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> byWeights.advanceTo(Sequences.transposed(w)))
        .hasMessage("increment must be 5 x 4, was 4 x 5");
  }
}
