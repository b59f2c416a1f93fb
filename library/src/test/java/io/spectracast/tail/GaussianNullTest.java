package io.spectracast.tail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.spectracast.linalg.DenseMatrix;
import io.spectracast.linalg.Svd;
import io.spectracast.random.RandomStreams;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GaussianNullTest {

  private static final PowerLawFitter FITTER = PowerLawFitter.ALL_CANDIDATES;
  private static final double LEVEL = 0.05;

  private static final NoiseShape[] SHAPES = {
    NoiseShape.of(64, 32),
    NoiseShape.of(64, 64),
    NoiseShape.of(20, 100),
    NoiseShape.of(128, 128),
    NoiseShape.of(300, 50),
    NoiseShape.of(40, 10),
    NoiseShape.of(200, 100),
    NoiseShape.of(256, 64),
    NoiseShape.of(256, 16),
    new NoiseShape(16, 16, 9)
  };

  /** 150 matrices: the share has a standard deviation of 0.018, and 0.005 from the null. */
  @Test
  void gaussianMatricesAreSeldomToldFromNoise() {
    assertThat(falsePositives(199, 15)).isBetween(0.0, 0.11);
  }

  /** 1 000 matrices: the share has a standard deviation of 0.007. */
  @Test
  @Tag("slow")
  void oneInTwentyGaussianMatricesIsToldFromNoise() {
    assertThat(falsePositives(999, 100)).isBetween(0.03, 0.07);
  }

  /** The table of docs/tails.md, section 5. */
  @ParameterizedTest
  @CsvSource({
    "40, 10, 3.4, 2.1, 11.1",
    "64, 64, 4.0, 2.3, 11.1",
    "200, 100, 5.7, 3.1, 16.6",
    "512, 128, 7.2, 4.0, 19.1"
  })
  void noiseShowsTheExponentsOfThePage(int m, int n, double median, double low, double high) {
    double[] exponents = new GaussianNull(FITTER, 1, 199, 2).exponents(NoiseShape.of(m, n)).get();

    assertThat(exponents[99]).isCloseTo(median, within(0.051));
    assertThat(exponents[4]).isCloseTo(low, within(0.051));
    assertThat(exponents[194]).isCloseTo(high, within(0.051));
  }

  @ParameterizedTest
  @CsvSource({"768, 768, 10.0, 5.1, 32.7", "3072, 768, 14.7, 7.0, 48.1"})
  @Tag("slow")
  void noiseOfLargeLayersShowsTheExponentsOfThePage(
      int m, int n, double median, double low, double high) {
    noiseShowsTheExponentsOfThePage(m, n, median, low, high);
  }

  @Test
  void heavyTailedMatricesAreToldFromNoise() {
    GaussianNull noise = new GaussianNull(FITTER, 1, 199, 2);
    NoiseShape shape = NoiseShape.of(200, 100);
    int told = 0;
    for (int i = 0; i < 20; i++) {
      UniformRandomProvider rng = new RandomStreams(3).stream("pareto", i);
      double[] entries = new double[200 * 100];
      for (int j = 0; j < entries.length; j++) {
        double size = Math.pow(1 - rng.nextDouble(), -1 / 1.5);
        entries[j] = rng.nextBoolean() ? size : -size;
      }
      NullVerdict verdict = noise.test(eigenvalues(200, 100, entries), shape, LEVEL).get();
      assertThat(verdict.tail().tailExponent()).isLessThan(verdict.nullMedian());
      told += verdict.differs() ? 1 : 0;
    }
    assertThat(told).isGreaterThanOrEqualTo(15);
  }

  @Test
  void theVerdictDependsNeitherOnTheUnitNorOnTheThreads() {
    NoiseShape shape = new NoiseShape(30, 20, 3);
    double[] values = gaussian(shape, 5, 1);
    NullVerdict verdict = new GaussianNull(FITTER, 1, 99, 1).test(values, shape, LEVEL).get();
    double[] scaled = Arrays.stream(values).map(v -> v * 1e-6).toArray();
    NullVerdict other = new GaussianNull(FITTER, 1, 99, 3).test(scaled, shape, LEVEL).get();

    assertThat(other.pValue()).isEqualTo(verdict.pValue());
    assertThat(other.nullMedian()).isEqualTo(verdict.nullMedian());
    assertThat(new GaussianNull(FITTER, 2, 99, 1).exponents(shape).get())
        .isNotEqualTo(new GaussianNull(FITTER, 1, 99, 1).exponents(shape).get());
  }

  @Test
  void aShapesNoiseDoesNotDependOnWhatWasDrawnBefore() {
    GaussianNull used = new GaussianNull(FITTER, 1, 20, 1);
    used.exponents(SHAPES[5]);

    assertThat(used.exponents(SHAPES[0]).get())
        .isEqualTo(new GaussianNull(FITTER, 1, 20, 1).exponents(SHAPES[0]).get())
        .isSorted();
  }

  @Test
  void threadsThatNeedTheSameNoiseDrawItTogether() throws Exception {
    NoiseShape shape = NoiseShape.of(60, 40);
    double[] alone = new GaussianNull(FITTER, 1, 51, 1).exponents(shape).get();
    GaussianNull shared = new GaussianNull(FITTER, 1, 51, 1);
    ExecutorService pool = Executors.newFixedThreadPool(3);
    try {
      List<Future<double[]>> drawn = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        drawn.add(pool.submit(() -> shared.exponents(shape).get()));
      }
      for (Future<double[]> exponents : drawn) {
        assertThat(exponents.get()).isEqualTo(alone);
      }
    } finally {
      pool.shutdown();
    }
  }

  @Test
  void aMatrixWithASingleColumnHasNoVerdictButAReason() {
    GaussianNull noise = new GaussianNull(FITTER, 1, 20, 1);

    assertThat(noise.test(new double[] {3}, NoiseShape.of(5, 1), LEVEL).reason())
        .contains("at least 2 positive eigenvalues");
    assertThat(noise.exponents(NoiseShape.of(5, 1)).reason()).startsWith("noise of this shape");
  }

  @Test
  void argumentsMustFit() {
    GaussianNull noise = new GaussianNull(FITTER, 1, 20, 1);

    assertThatThrownBy(() -> noise.test(new double[3], NoiseShape.of(5, 4), LEVEL))
        .hasMessage("eigenvalues must be 4 for this shape, was 3");
    assertThatThrownBy(() -> noise.test(new double[4], NoiseShape.of(5, 4), 1))
        .hasMessage("level must be in (0, 1), was 1.0");
    assertThatThrownBy(() -> new NoiseShape(4, 5, 1))
        .hasMessage("rows must be at least columns (transpose a wide matrix), was 4 < 5");
    assertThatThrownBy(() -> new NoiseShape(4, 0, 1))
        .hasMessage("columns must be at least 1, was 0");
    assertThatThrownBy(() -> new NoiseShape(4, 4, 0))
        .hasMessage("copies must be at least 1, was 0");
    assertThatThrownBy(() -> new GaussianNull(FITTER, 1, 0, 1))
        .hasMessage("draws must be at least 1, was 0");
  }

  /** Of Gaussian matrices that are drawn entry by entry and decomposed. */
  private static double falsePositives(int draws, int matrices) {
    GaussianNull noise = new GaussianNull(FITTER, 1, draws, 2);
    int told = 0;
    for (NoiseShape shape : SHAPES) {
      for (int i = 0; i < matrices; i++) {
        double deviation = Math.exp(i % 7 - 3);
        told += noise.test(gaussian(shape, i, deviation), shape, LEVEL).get().differs() ? 1 : 0;
      }
    }
    return (double) told / (matrices * SHAPES.length);
  }

  private static double[] gaussian(NoiseShape shape, int index, double deviation) {
    int m = shape.rows();
    int n = shape.columns();
    double[] pooled = new double[shape.size()];
    for (int copy = 0; copy < shape.copies(); copy++) {
      ZigguratSampler.NormalizedGaussian normal =
          ZigguratSampler.NormalizedGaussian.of(
              new RandomStreams(77).stream("gaussian", m, n, copy, index));
      double[] entries = new double[m * n];
      Arrays.setAll(entries, j -> deviation * normal.sample());
      System.arraycopy(eigenvalues(m, n, entries), 0, pooled, copy * n, n);
    }
    return pooled;
  }

  private static double[] eigenvalues(int rows, int columns, double[] entries) {
    return Arrays.stream(Svd.values(new DenseMatrix(rows, columns, entries)))
        .map(s -> s * s)
        .toArray();
  }
}
