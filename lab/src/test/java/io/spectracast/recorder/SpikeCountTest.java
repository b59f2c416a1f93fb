package io.spectracast.recorder;

import static org.assertj.core.api.Assertions.assertThat;

import io.spectracast.linalg.FloatMatrix;
import io.spectracast.linalg.Svd;
import io.spectracast.random.RandomStreams;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpikeCountTest {

  /** Noise of unit entries has its edge at √m + √n; two planted values stand well above it. */
  @ParameterizedTest
  @CsvSource({"400, 400", "400, 200", "600, 100"})
  void countsPlantedSpikes(int rows, int columns) {
    var normal = ZigguratSampler.NormalizedGaussian.of(new RandomStreams(9).stream("test", 0));
    float[] w = new float[rows * columns];
    for (int i = 0; i < w.length; i++) {
      w[i] = (float) normal.sample();
    }
    double[] s = Svd.values(new FloatMatrix(rows, columns, w));
    s[0] *= 1.3;
    s[1] *= 1.2;

    assertThat(SpikeCount.aboveTheEdge(rows, columns, s)).isBetween(2, 3);
  }
}
