package io.spectracast.rmt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.spectracast.linalg.DenseMatrix;
import io.spectracast.linalg.Svd;
import java.util.Arrays;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpikeFluctuationTest {

  /** 300 matrices give the standard deviation to 4 %; finite size adds some 3 % at 80 × 40. */
  @ParameterizedTest
  @CsvSource({"2, 1", "3, 1", "2, 0.25"})
  void theStandardDeviationOfASpikeIsThatOfSimulatedMatrices(double thresholds, double variance) {
    int m = 80;
    int n = 40;
    double theta = thresholds * new RectangularSpike(m, n, variance, 1).threshold();
    double expected = new RectangularSpike(m, n, variance, theta).fluctuation().getAsDouble();
    var normal = ZigguratSampler.NormalizedGaussian.of(RandomSource.L64_X128_MIX.create(5));
    double[] largest = new double[300];
    for (int i = 0; i < largest.length; i++) {
      double[] w = new double[m * n];
      Arrays.setAll(w, j -> Math.sqrt(variance) * normal.sample());
      w[0] += theta;
      largest[i] = Svd.values(new DenseMatrix(m, n, w))[0];
    }
    double mean = Arrays.stream(largest).average().orElseThrow();
    double square = Arrays.stream(largest).map(x -> (x - mean) * (x - mean)).sum() / 299;
    assertThat(Math.sqrt(square) / expected).isCloseTo(1, within(0.15));
  }

  @Test
  void fluctuationIsThatOfOneEntryFarAboveTheThresholdAndZeroAtIt() {
    RectangularSpike far = new RectangularSpike(80, 40, 4, 1e6);
    assertThat(far.fluctuation().getAsDouble()).isCloseTo(2, within(1e-6));
    double threshold = far.threshold();
    assertThat(new RectangularSpike(80, 40, 4, 1.01 * threshold).fluctuation().getAsDouble())
        .isLessThan(0.6);
    assertThat(new RectangularSpike(80, 40, 4, threshold).fluctuation()).isEmpty();
  }
}
