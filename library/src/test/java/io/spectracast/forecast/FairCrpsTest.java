package io.spectracast.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.spectracast.random.RandomStreams;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.junit.jupiter.api.Test;

class FairCrpsTest {

  @Test
  void ofOneMemberIsTheAbsoluteError() {
    assertThat(FairCrps.of(new double[] {3}, 5)).isEqualTo(2);
  }

  /** By hand: mean distance (1 + 1)/2, mean spread |1 − 3|·2/(2·2·1). */
  @Test
  void ofTwoMembersIsDistanceLessHalfTheirSpread() {
    assertThat(FairCrps.of(new double[] {3, 1}, 2)).isEqualTo(0);
    assertThat(FairCrps.of(new double[] {1, 3}, 6)).isEqualTo(3);
  }

  /**
   * CRPS of N(0, 1) at y = 0 is (√2 − 1)/√π (Gneiting and Raftery 2007), whatever the ensemble
   * size.
   */
  @Test
  void isUnbiasedForSmallEnsembles() {
    double exact = (Math.sqrt(2) - 1) / Math.sqrt(Math.PI);
    var normal = ZigguratSampler.NormalizedGaussian.of(new RandomStreams(5).stream("crps"));
    double mean = 0;
    int repetitions = 200_000;
    for (int r = 0; r < repetitions; r++) {
      mean += FairCrps.of(new double[] {normal.sample(), normal.sample(), normal.sample()}, 0);
    }

    // Four standard errors of the mean, with the s.d. of one score below 0.5.
    assertThat(mean / repetitions).isCloseTo(exact, within(4 * 0.5 / Math.sqrt(repetitions)));
  }
}
