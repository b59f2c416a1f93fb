package io.spectracast.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.spectracast.random.RandomStreams;
import java.util.Arrays;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.junit.jupiter.api.Test;

class PairedTestsTest {

  private static final int SERIES = 2000;

  /** All of one sign: only the observed choice and its opposite are as extreme. */
  @Test
  void signFlipsOfOneSignHaveTheSmallestPossibleValue() {
    assertThat(SignFlips.test(new double[] {1, 2, 3, 4, 5}, 1).pValue()).isEqualTo(2.0 / 32);
    assertThat(SignFlips.test(new double[] {-1, -2}, 1).pValue()).isEqualTo(0.5);
    assertThat(SignFlips.test(new double[] {0, 0, 0}, 1).pValue()).isEqualTo(1);
  }

  /** {3, 1, −1}: sums ±3, ±5, ±1, ±3, of which six of eight are at least 3 from zero. */
  @Test
  void signFlipsCountTheChoicesAsExtreme() {
    assertThat(SignFlips.test(new double[] {3, 1, -1}, 1).pValue()).isEqualTo(6.0 / 8);
  }

  @Test
  void sampledSignFlipsAgreeWithStudentsTest() {
    double[] d = new double[40];
    Arrays.setAll(d, i -> 0.35 + Math.sin(1.7 * i));
    double sampled = SignFlips.test(d, 5).pValue();
    assertThat(sampled).isCloseTo(studentsPValue(d), within(0.01));
    assertThat(SignFlips.test(d, 5).pValue()).isEqualTo(sampled);
  }

  private static double studentsPValue(double[] d) {
    double mean = Arrays.stream(d).average().orElseThrow();
    double square = Arrays.stream(d).map(x -> (x - mean) * (x - mean)).sum() / (d.length - 1);
    return 2
        * org.apache.commons.statistics.distribution.TDistribution.of(d.length - 1)
            .survivalProbability(mean / Math.sqrt(square / d.length));
  }

  /**
   * At level 5 % the test of 40 independent differences rejects a true null hypothesis in 5 % of
   * series; over 2 000 the standard error is 0.5 %. Fifteen differences are tested by sampled
   * signs.
   */
  @Test
  void sizesAreNominalOnIndependentDifferences() {
    assertThat(rejections(40, 0, 1)).isBetween(0.035, 0.08);
    assertThat(signFlipRejections(8)).isBetween(0.035, 0.065);
  }

  /** Differences of overlapping forecasts, a moving average over four. */
  @Test
  void overlapIsAllowedFor() {
    assertThat(rejections(60, 3, 4)).isBetween(0.03, 0.10);
    assertThat(rejections(60, 3, 1)).isGreaterThan(0.15); // what the overlap is there for
  }

  /** A mean of half a standard deviation is found in about 88 % of series of 40. */
  @Test
  void aDifferenceIsFound() {
    int found = 0;
    for (int s = 0; s < 400; s++) {
      double[] d = movingAverage(40, 0, s);
      Arrays.setAll(d, i -> d[i] + 0.5);
      found += DieboldMariano.test(d, 1).orElseThrow().rejects(0.05) ? 1 : 0;
    }
    assertThat(found / 400.0).isGreaterThan(0.8);
  }

  @Test
  void tooShortSeriesHaveNoTest() {
    assertThat(DieboldMariano.test(new double[] {1, 2, 3}, 1)).isEmpty();
    assertThat(DieboldMariano.test(new double[10], 10)).isEmpty();
    assertThat(DieboldMariano.test(new double[10], 1).orElseThrow().pValue()).isEqualTo(1);
    assertThatIllegalArgumentException().isThrownBy(() -> DieboldMariano.test(new double[9], 0));
    assertThatIllegalArgumentException().isThrownBy(() -> SignFlips.test(new double[0], 0));
  }

  private static double rejections(int length, int order, int overlap) {
    int rejected = 0;
    for (int s = 0; s < SERIES; s++) {
      double[] d = movingAverage(length, order, s);
      rejected += DieboldMariano.test(d, overlap).orElseThrow().rejects(0.05) ? 1 : 0;
    }
    return (double) rejected / SERIES;
  }

  private static double signFlipRejections(int length) {
    int rejected = 0;
    for (int s = 0; s < SERIES; s++) {
      rejected += SignFlips.test(movingAverage(length, 0, s), s).rejects(0.05) ? 1 : 0;
    }
    return (double) rejected / SERIES;
  }

  private static double[] movingAverage(int length, int order, int series) {
    var normal =
        ZigguratSampler.NormalizedGaussian.of(new RandomStreams(11).stream("series", series));
    double[] e = normal.samples(length + order).toArray();
    double[] d = new double[length];
    for (int i = 0; i < length; i++) {
      for (int j = 0; j <= order; j++) {
        d[i] += e[i + j];
      }
    }
    return d;
  }
}
