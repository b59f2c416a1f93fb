package io.spectracast.tracking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.spectracast.linalg.DenseMatrix;
import io.spectracast.linalg.Svd;
import org.junit.jupiter.api.Test;

class LevelSpacingTest {

  @Test
  void gapsAreDistancesToTheNearerNeighbour() {
    assertThat(LevelSpacing.gaps(new double[] {10, 7, 6, 5.5}))
        .containsExactly(new double[] {3, 1, 0.5, 0.5}, within(1e-15));
  }

  @Test
  void theRatioOfAPairIsItsCouplingOverItsSpacing() {
    DenseMatrix w = new DenseMatrix(3, 2, new double[] {5, 0, 0, 3, 0, 0});
    DenseMatrix e = new DenseMatrix(3, 2, new double[] {0.7, 0.3, 0.1, 0.9, 0.4, 0.4});

    assertThat(LevelSpacing.ratios(Svd.triplets(w), e))
        .containsExactly(new double[] {0.1, 0.1}, within(1e-12)); // ½(0.3 + 0.1)/(5 − 3)
    assertThat(LevelSpacing.subspaceRatios(Svd.triplets(w), e, 1)[0]).isCloseTo(0.1, within(1e-12));
  }

  /** The root mean square of |p₁₂|/(s₁ − s₂) over 2 000 increments; standard error 1.6 %. */
  @Test
  void theRatioExpectedOfASizeIsThatOfRandomIncrements() {
    double[] s = {5, 3, 1e-9};
    DenseMatrix w = Sequences.withSingularValues(6, 5, s, Sequences.rng("ratio", 0));
    var frame = Svd.leadingTriplets(w, 2);
    double sum = 0;
    for (int draw = 0; draw < 2000; draw++) {
      DenseMatrix e = Sequences.gaussian(6, 5, 0.1, Sequences.rng("ratio/step", draw));
      sum += Math.pow(LevelSpacing.ratios(frame, e)[0], 2) / 2000;
    }

    assertThat(LevelSpacing.ratios(s, 0.1)[0]).isCloseTo(Math.sqrt(sum), within(0.06 * 0.0354));
    assertThat(LevelSpacing.ratios(new double[] {2, 2, 1}, 0.1)[0]).isInfinite();
    assertThat(LevelSpacing.ratios(new double[] {2, 2, 1}, 0)).containsOnly(0);
  }

  @Test
  void refusesWhatHasNoSpacing() {
    assertThatThrownBy(() -> LevelSpacing.gaps(new double[] {1}))
        .hasMessage("singularValues must be at least two, was 1");
    assertThatThrownBy(() -> LevelSpacing.ratios(new double[] {2, 1}, Double.NaN))
        .hasMessage("entrySize must not be negative, was NaN");
  }
}
