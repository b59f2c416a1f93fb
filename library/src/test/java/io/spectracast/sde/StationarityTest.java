package io.spectracast.sde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.spectracast.linalg.DenseMatrix;
import io.spectracast.linalg.Svd;
import java.util.Arrays;
import java.util.function.ToDoubleFunction;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.AhrensDieterMarsagliaTsangGammaSampler;
import org.junit.jupiter.api.Test;

/**
 * Under decay κ and isotropic noise ν the eigenvalues λ = s² settle in the Laguerre (Wishart)
 * ensemble of entry variance ν²/2κ, sampled exactly as the singular values of a bidiagonal matrix
 * of chi variables (I. Dumitriu and A. Edelman, J. Math. Phys. 43 (2002) 5830).
 */
class StationarityTest {

  private static final int ROWS = 24;
  private static final int COLUMNS = 12;

  /**
   * Two-sample Kolmogorov–Smirnov tests of four statistics at level 0.1 % each. Power: with 1 500
   * against 3 000 samples a shift of 0.2 standard deviations is found with probability above 95 %.
   */
  @Test
  void eigenvaluesSettleInTheLaguerreEnsemble() {
    double[][] simulated = stationary(0.5);
    double[][] exact = laguerre(3000, 1);

    assertThat(pValue(simulated, exact, s -> s[0] * s[0])).isGreaterThan(1e-3);
    assertThat(pValue(simulated, exact, s -> s[5] * s[5])).isGreaterThan(1e-3);
    assertThat(pValue(simulated, exact, s -> s[11] * s[11])).isGreaterThan(1e-3);
    assertThat(pValue(simulated, exact, StationarityTest::squares)).isGreaterThan(1e-3);
  }

  /** The same tests refuse a rate that is wrong by 5 %: they could fail. */
  @Test
  void aWrongRateIsNoticed() {
    assertThat(pValue(stationary(0.525), laguerre(3000, 1), StationarityTest::squares))
        .isLessThan(1e-6);
  }

  /**
   * The law of one mode alone, λ ~ Gamma((m − n + 1)/2, κ/ν²), against the exact ensemble: at this
   * shape its relative standard deviation is 39 % against the eigenvalues' own 74 %.
   */
  @Test
  void theGammaLawIsFarTooNarrow() {
    double[] pooled =
        Arrays.stream(laguerre(2000, 2)).flatMapToDouble(Arrays::stream).map(s -> s * s).toArray();
    var sampler =
        AhrensDieterMarsagliaTsangGammaSampler.of(
            TestMatrices.rng("gamma", 0), (ROWS - COLUMNS + 1) / 2.0, 1);
    double[] gamma = new double[20_000];
    Arrays.setAll(gamma, i -> sampler.sample());

    assertThat(relativeDeviation(gamma)).isCloseTo(Math.sqrt(2.0 / 13), within(0.01));
    assertThat(relativeDeviation(pooled)).isCloseTo(Math.sqrt(13.0 / 24), within(0.02));
    // √((n + 1)/m), from E tr (WᵀW)² = mn(m + n + 1); √q in the limit
  }

  /** At 1024 × 784: Eq. 13's shape (m − n + 3)/4 gives 12.8 %, the exact law 87.5 %. */
  @Test
  void thePublishedLawFailsOnTheShapeOfANetworkLayer() {
    double published = 1 / Math.sqrt((1024 - 784 + 3) / 4.0);
    double[] s = Svd.values(TestMatrices.gaussian(1024, 784, 1, TestMatrices.rng("wide", 0)));
    double[] lambda = Arrays.stream(s).map(x -> x * x).toArray();

    assertThat(published).isCloseTo(0.128, within(0.001));
    assertThat(relativeDeviation(lambda)).isCloseTo(0.875, within(0.005));
  }

  /** 1 500 stationary states: 300 members, five times each a correlation time apart. */
  private static double[][] stationary(double rate) {
    var sde = SingularValueSde.dyson(ROWS, COLUMNS, 1).withDrift(SingularValueDrift.decay(rate));
    var grid = new TimeGrid(new double[] {0, 10, 14, 18, 22, 26}, 0.02);
    double[] start = SingularValueEnsembleTest.ramp(COLUMNS, 8, 1);
    double[][][] s = new SingularValueEnsemble(300, 31, 2).solve(sde, start, grid);
    return Arrays.stream(s)
        .flatMap(member -> Arrays.stream(member).skip(1))
        .toArray(double[][]::new);
  }

  /** Singular values of exact samples with entry variance 1 = ν²/2κ at ν = 1, κ = 0.5. */
  private static double[][] laguerre(int count, int stream) {
    double[][] samples = new double[count][];
    var rng = TestMatrices.rng("laguerre", stream);
    for (int i = 0; i < count; i++) {
      double[] bidiagonal = new double[COLUMNS * COLUMNS];
      for (int k = 0; k < COLUMNS; k++) {
        bidiagonal[k * COLUMNS + k] = chi(ROWS - k, rng);
        if (k + 1 < COLUMNS) {
          bidiagonal[(k + 1) * COLUMNS + k] = chi(COLUMNS - 1 - k, rng);
        }
      }
      samples[i] = Svd.values(new DenseMatrix(COLUMNS, COLUMNS, bidiagonal));
    }
    return samples;
  }

  private static double chi(int degrees, UniformRandomProvider rng) {
    return Math.sqrt(2 * AhrensDieterMarsagliaTsangGammaSampler.of(rng, degrees / 2.0, 1).sample());
  }

  private static double pValue(double[][] x, double[][] y, ToDoubleFunction<double[]> statistic) {
    return KolmogorovSmirnov.pValue(
        Arrays.stream(x).mapToDouble(statistic).toArray(),
        Arrays.stream(y).mapToDouble(statistic).toArray());
  }

  private static double squares(double[] s) {
    return Arrays.stream(s).map(x -> x * x).sum();
  }

  private static double relativeDeviation(double[] values) {
    double mean = Arrays.stream(values).average().orElseThrow();
    double variance =
        Arrays.stream(values).map(x -> (x - mean) * (x - mean)).average().orElseThrow();
    return Math.sqrt(variance) / mean;
  }
}
