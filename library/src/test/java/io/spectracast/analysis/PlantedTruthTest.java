package io.spectracast.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.spectracast.linalg.Blas;
import io.spectracast.linalg.DenseMatrix;
import io.spectracast.linalg.Svd;
import io.spectracast.rmt.RectangularSpike;
import io.spectracast.spectrum.BulkEstimator;
import io.spectracast.spectrum.BulkFit;
import io.spectracast.spectrum.SpectralMetrics;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is known to be in a matrix is found in it. */
class PlantedTruthTest {

  private static final double SIGMA = 0.02;

  /** Spikes from 1.5 to 8 thresholds; σ is found within 1 % in every matrix. */
  @ParameterizedTest
  @CsvSource({"400, 400, 0", "400, 400, 20", "400, 400, 40", "1200, 300, 0", "1200, 300, 30"})
  void theBulksDeviationIsFoundBesideUpToATenthOfSpikes(int m, int n, int spikes) {
    assertThat(worstDeviation(m, n, spikes, 2)).isLessThan(0.01);
  }

  @ParameterizedTest
  @CsvSource({
    "300, 300, 30",
    "500, 500, 50",
    "1000, 250, 25",
    "2000, 200, 20",
    "800, 700, 70",
    "3000, 768, 76"
  })
  @Tag("slow")
  void theBulksDeviationIsFoundInEveryOfTwentyMatrices(int m, int n, int spikes) {
    assertThat(worstDeviation(m, n, spikes, 20)).isLessThan(0.01);
  }

  private static double worstDeviation(int m, int n, int spikes, int matrices) {
    double worst = 0;
    for (int i = 0; i < matrices; i++) {
      double[] s = Svd.values(Planted.spiked(m, n, SIGMA, spikes, 1.5, 8, i));
      BulkFit fit = new BulkEstimator(0.01).fit(s, m).orElseThrow();
      worst = Math.max(worst, Math.abs(Math.sqrt(fit.entryVariance()) / SIGMA - 1));
    }
    System.out.printf("σ of %d × %d with %d spikes: worst deviation %.4f%n", m, n, spikes, worst);
    return worst;
  }

  /** θ is 2 … 6 thresholds; finite size and chance leave some per cent. */
  @Test
  void theStrengthBehindASpikeIsFound() {
    DenseMatrix matrix = Planted.spiked(800, 400, SIGMA, 5, 2, 6, 1);
    BulkFit fit = new BulkEstimator(0.01).fit(Svd.values(matrix), 800).orElseThrow();
    double threshold = SIGMA * Math.pow(800 * 400, 0.25);

    assertThat(fit.spikes()).hasSize(5);
    for (int k = 0; k < 5; k++) {
      RectangularSpike origin = fit.origin(fit.spikes().get(k)).orElseThrow();
      assertThat(origin.strength() / threshold).isCloseTo(6 - k, within(0.15));
    }
  }

  /** A product of rank r, rounded to float32, bfloat16 and 3 bits, has the numerical rank r. */
  @ParameterizedTest
  @CsvSource({"300, 200, 40, 24", "300, 200, 40, 8", "200, 300, 100, 24", "200, 300, 5, 4"})
  void theRankIsFoundThroughTheRoundingOfTheEntries(int m, int n, int rank, int bits) {
    DenseMatrix left = Planted.noise(m, rank, 1, 3);
    DenseMatrix right = Planted.noise(rank, n, 1, 4);
    double[] product = new double[m * n];
    Blas.gemm(false, false, m, n, rank, 1, left.values(), right.values(), 0, product);
    for (int i = 0; i < product.length; i++) {
      double unit = Math.scalb(1.0, Math.getExponent(product[i]) - bits + 1);
      product[i] = Math.rint(product[i] / unit) * unit;
    }
    double[] s = Svd.values(new DenseMatrix(m, n, product));

    assertThat(SpectralMetrics.of(s, m, n, Math.scalb(1.0, -bits), 0).numericalRank())
        .isEqualTo(rank);
  }
}
