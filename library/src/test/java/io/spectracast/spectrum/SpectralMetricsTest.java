package io.spectracast.spectrum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class SpectralMetricsTest {

  @Test
  void equalSingularValuesHaveEveryRankFull() {
    double[] s = new double[8];
    Arrays.fill(s, 3);
    SpectralMetrics metrics = SpectralMetrics.of(s, 10, 8, 0x1p-24, 0);

    assertThat(metrics.stableRank()).isEqualTo(8);
    assertThat(metrics.effectiveRank()).isCloseTo(8, within(1e-14));
    assertThat(metrics.participationRatio()).isEqualTo(8);
    assertThat(metrics.entropy()).isCloseTo(1, within(1e-15));
    assertThat(metrics.numericalRank()).isEqualTo(8);
    assertThat(metrics.conditionNumber()).hasValue(1);
    assertThat(metrics.frobeniusNorm()).isCloseTo(3 * Math.sqrt(8), within(1e-15));
    assertThat(metrics.nuclearNorm()).isEqualTo(24);
  }

  /** By hand: s = (2, 1), λ = (4, 1). */
  @Test
  void twoSingularValuesByHand() {
    SpectralMetrics metrics = SpectralMetrics.of(new double[] {2, 1}, 2, 2, 0x1p-24, 1e-9);

    assertThat(metrics.stableRank()).isEqualTo(1.25);
    assertThat(metrics.participationRatio()).isEqualTo(25.0 / 17);
    double nuclear = -2.0 / 3 * Math.log(2.0 / 3) - Math.log(1.0 / 3) / 3;
    assertThat(metrics.effectiveRank()).isCloseTo(Math.exp(nuclear), within(1e-15));
    double entropy = -0.8 * Math.log(0.8) - 0.2 * Math.log(0.2);
    assertThat(metrics.entropy()).isCloseTo(entropy / Math.log(2), within(1e-15));
    assertThat(metrics.conditionNumber()).hasValue(2);
  }

  @Test
  void whatRoundingCannotTellFromZeroCountsForNothing() {
    double[] s = {1, 1e-3, 1e-9};
    double rootMeanSquare = Math.sqrt((1 + 1e-6) / (3 * 100));

    SpectralMetrics metrics = SpectralMetrics.of(s, 100, 3, 0x1p-24, 1e-8);

    double tolerance = 0x1p-24 * rootMeanSquare * (10 + Math.sqrt(3));
    assertThat(metrics.rankTolerance()).isCloseTo(tolerance, within(1e-20));
    assertThat(metrics.numericalRank()).isEqualTo(2);
    assertThat(metrics.conditionNumber()).isEmpty();
    assertThat(SpectralMetrics.of(s, 100, 3, 0x1p-8, 0).numericalRank()).isEqualTo(1);
    assertThat(SpectralMetrics.of(s, 100, 3, 0x1p-24, 0.01).numericalRank()).isEqualTo(1);
  }

  @Test
  void extremeUnitsChangeNoRank() {
    SpectralMetrics metrics = SpectralMetrics.of(new double[] {2e300, 1e300}, 2, 2, 0x1p-53, 0);

    assertThat(metrics.stableRank()).isEqualTo(1.25);
    assertThat(metrics.frobeniusNorm()).isCloseTo(Math.sqrt(5) * 1e300, within(1e286));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SpectralMetrics.of(new double[2], 2, 2, 0x1p-53, 0));
  }
}
