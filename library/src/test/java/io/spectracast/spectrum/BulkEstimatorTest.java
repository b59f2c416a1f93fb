package io.spectracast.spectrum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.spectracast.linalg.DenseMatrix;
import io.spectracast.linalg.Svd;
import io.spectracast.random.RandomStreams;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BulkEstimatorTest {

  private final BulkEstimator estimator = new BulkEstimator(0.01);
  private final RandomStreams streams = new RandomStreams(20260101);

  /** Up to a tenth of the modes are spikes, from three times the threshold of visibility up. */
  @ParameterizedTest
  @CsvSource({
    "300, 300, 0", "300, 300, 10", "300, 300, 30",
    "600, 150, 0", "600, 150, 5", "600, 150, 15",
    "200, 190, 19"
  })
  void findsTheEntryVarianceWhateverTheSpikes(int rows, int columns, int spikes) {
    double sigma = 0.03;
    double[] s = spiked(rows, columns, sigma, spikes, 3);

    BulkFit fit = estimator.fit(s, rows).orElseThrow();

    assertThat(Math.sqrt(fit.entryVariance())).isCloseTo(sigma, within(0.01 * sigma));
    assertThat(fit.spikes()).hasSize(spikes);
    assertThat(fit.kolmogorovDistance()).isLessThan(0.05);
  }

  /** At level 0.05 over 400 noise matrices the count is binomial: 20 ± 4.4, bounds at 3.4 s.d. */
  @Test
  void seesASpikeInNoiseAsOftenAsTheLevelSays() {
    int found = 0;
    for (int i = 0; i < 400; i++) {
      double[] s = Svd.values(noise(80, 40, 1, streams.stream("null", i)));
      found += new BulkEstimator(0.05).fit(s, 80).orElseThrow().spikes().isEmpty() ? 0 : 1;
    }

    assertThat(found).isBetween(5, 35);
  }

  @Test
  void doesNotDependOnTheScale() {
    double[] s = spiked(120, 100, 1, 4, 2);
    double[] scaled = new double[s.length];
    for (int k = 0; k < s.length; k++) {
      scaled[k] = 0x1p-40 * s[k];
    }

    BulkFit fit = estimator.fit(s, 120).orElseThrow();
    BulkFit small = estimator.fit(scaled, 120).orElseThrow();

    assertThat(small.entryVariance()).isCloseTo(0x1p-80 * fit.entryVariance(), within(0x1p-120));
    assertThat(small.spikes()).hasSameSizeAs(fit.spikes());
  }

  @Test
  void givesNoBulkWhereThereIsNone() {
    assertThat(estimator.fit(new double[] {3, 2, 1}, 10)).isEmpty();
    assertThat(estimator.fit(new double[50], 60)).isEmpty();
  }

  @Test
  void rejectsParametersOutsideTheirDomain() {
    assertThatThrownBy(() -> new BulkEstimator(Double.NaN)).hasMessageContaining("level");
    assertThatThrownBy(() -> estimator.fit(new double[50], 49)).hasMessageContaining("rows");
  }

  /** Singular values of σZ plus spikes at {@code strength}·1, ·2, … times the threshold. */
  private double[] spiked(int rows, int columns, double sigma, int spikes, double strength) {
    UniformRandomProvider random = streams.stream("spiked", rows, columns, spikes);
    DenseMatrix matrix = noise(rows, columns, sigma, random);
    var normal = ZigguratSampler.NormalizedGaussian.of(random);
    double threshold = sigma * Math.pow((double) rows * columns, 0.25);
    for (int spike = 0; spike < spikes; spike++) {
      double[] u = direction(rows, normal);
      double[] v = direction(columns, normal);
      double theta = threshold * strength * (1 + spike);
      for (int i = 0; i < rows; i++) {
        for (int j = 0; j < columns; j++) {
          matrix.values()[i * columns + j] += theta * u[i] * v[j];
        }
      }
    }
    return Svd.values(matrix);
  }

  private static DenseMatrix noise(
      int rows, int columns, double sigma, UniformRandomProvider random) {
    var normal = ZigguratSampler.NormalizedGaussian.of(random);
    double[] values = new double[rows * columns];
    for (int i = 0; i < values.length; i++) {
      values[i] = sigma * normal.sample();
    }
    return new DenseMatrix(rows, columns, values);
  }

  private static double[] direction(int length, ZigguratSampler.NormalizedGaussian normal) {
    double[] u = new double[length];
    double square = 0;
    for (int i = 0; i < length; i++) {
      u[i] = normal.sample();
      square += u[i] * u[i];
    }
    for (int i = 0; i < length; i++) {
      u[i] /= Math.sqrt(square);
    }
    return u;
  }
}
