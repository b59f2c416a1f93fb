package io.spectracast.rmt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RectangularSpikeTest {

  /** Golden: theory worked by hand at m = 600, n = 300, σ = 0.05, with mσ² = 1.5, nσ² = 0.75. */
  @ParameterizedTest
  @CsvSource({"1.5, 2.260, 0.493, 0.611", "3, 3.452, 0.854, 0.916"})
  void matchesTheFormulas(double timesThreshold, double s, double left, double right) {
    var spike = spike(timesThreshold);
    assertThat(spike.threshold()).isCloseTo(Math.pow(1.125, 0.25), within(1e-12));
    assertThat(spike.singularValue()).isCloseTo(s, within(5e-4));
    assertThat(spike.leftOverlap()).isCloseTo(left, within(5e-4));
    assertThat(spike.rightOverlap()).isCloseTo(right, within(5e-4));
  }

  @ParameterizedTest
  @ValueSource(doubles = {1 + 1e-6, 1.001, 1.5, 3, 1e4})
  void theStrengthIsRecoveredFromTheSingularValue(double timesThreshold) {
    var spike = spike(timesThreshold);
    var behind = RectangularSpike.behind(spike.singularValue(), 600, 300, 0.0025);
    double tolerance = timesThreshold < 1.0001 ? 1e-7 : 1e-10; // s₁ is flat at the threshold
    assertThat(behind.orElseThrow().strength())
        .isCloseTo(spike.strength(), within(tolerance * spike.strength()));
  }

  @Test
  void belowTheThresholdNothingIsSeen() {
    var spike = spike(0.999);
    assertThat(spike.isVisible()).isFalse();
    assertThat(spike.singularValue()).isEqualTo(spike.bulkEdge());
    assertThat(spike.leftOverlap()).isZero();
    assertThat(spike.rightOverlap()).isZero();
    assertThat(RectangularSpike.behind(spike.bulkEdge(), 600, 300, 0.0025)).isEmpty();
  }

  @Test
  void transposingExchangesTheSides() {
    var tall = new RectangularSpike(600, 300, 1, 40);
    var wide = new RectangularSpike(300, 600, 1, 40);
    assertThat(wide.singularValue()).isCloseTo(tall.singularValue(), within(1e-12));
    assertThat(wide.leftOverlap()).isEqualTo(tall.rightOverlap());
  }

  /** Means of 60 matrices; over twenty seeds s₁ is off by at most .024, an overlap by .015. */
  @ParameterizedTest
  @ValueSource(doubles = {2, 3})
  void describesSpikedGaussianMatrices(double timesThreshold) {
    var rng = RandomSource.L64_X128_MIX.create(13);
    double threshold = Math.pow(120.0 * 60, 0.25) / Math.sqrt(120);
    var spike = new RectangularSpike(120, 60, 1.0 / 120, timesThreshold * threshold);
    double s = 0;
    double left = 0;
    double right = 0;
    for (int i = 0; i < 60; i++) {
      var svd = GaussianMatrix.spiked(120, 60, Math.sqrt(1.0 / 120), rng, spike.strength());
      s += svd.getSingularValues()[0] / 60;
      left += Math.pow(svd.getU().getEntry(0, 0), 2) / 60;
      right += Math.pow(svd.getV().getEntry(0, 0), 2) / 60;
    }
    assertThat(s).isCloseTo(spike.singularValue(), within(0.05));
    assertThat(left).isCloseTo(spike.leftOverlap(), within(0.03));
    assertThat(right).isCloseTo(spike.rightOverlap(), within(0.03));
  }

  @Test
  void parametersOutsideTheirDomainAreRejected() {
    assertThatIllegalArgumentException().isThrownBy(() -> new RectangularSpike(0, 1, 1, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> new RectangularSpike(1, 0, 1, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> new RectangularSpike(1, 1, 0, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> new RectangularSpike(1, 1, 1, -1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RectangularSpike.behind(Double.NaN, 1, 1, 1))
        .withMessageContaining("was NaN");
  }

  private static RectangularSpike spike(double timesThreshold) {
    var noise = new RectangularSpike(600, 300, 0.0025, 0);
    return new RectangularSpike(600, 300, 0.0025, timesThreshold * noise.threshold());
  }
}
