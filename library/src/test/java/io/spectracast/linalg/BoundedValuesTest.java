package io.spectracast.linalg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.spectracast.random.RandomStreams;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BoundedValuesTest {

  /** Full rank, of rank n/2, of rank 3, and with a mean of one standard deviation. */
  private enum Kind {
    GAUSSIAN,
    HALF_RANK,
    LOW_RANK,
    SHIFTED
  }

  @ParameterizedTest
  @CsvSource({"64, 20", "200, 200", "50, 300", "3000, 30", "400, 500", "1, 7", "90000, 50"})
  void everyErrorIsWithinItsBound(int m, int n) {
    for (Kind kind : Kind.values()) {
      FloatMatrix matrix = matrix(m, n, kind);
      double[] exact = Svd.values(matrix, Precision.FULL);
      for (Precision precision : Precision.values()) {
        SingularValues computed = Svd.boundedValues(matrix, precision);
        for (int k = 0; k < exact.length; k++) {
          double s = computed.values()[k];
          double allowed = computed.errorBound(s) + 0x1p-50 * exact[0] * Math.sqrt(exact.length);
          assertThat(Math.abs(s - exact[k])).as("%s %s %d", kind, precision, k).isLessThan(allowed);
        }
      }
    }
  }

  @Test
  void theFastRouteKeepsAboutThreeDigitsOfSmallValuesAndSixOfLargeOnes() {
    SingularValues values = Svd.boundedValues(matrix(400, 300, Kind.GAUSSIAN), Precision.FAST);

    assertThat(values.errorBound(values.values()[0])).isLessThan(3e-6 * values.values()[0]);
    assertThat(values.errorBound()).isLessThan(3e-3 * values.values()[0]);
  }

  /** The squares of such entries are beyond the float32 range. */
  @ParameterizedTest
  @CsvSource({"1e-30", "1e30", "1e-300", "1e300"})
  void theFastRouteScalesExtremeEntries(double unit) {
    FloatMatrix matrix = matrix(40, 30, Kind.GAUSSIAN);
    double[] scaled = new double[40 * 30];
    for (int i = 0; i < scaled.length; i++) {
      scaled[i] = unit * matrix.values()[i];
    }

    double[] s = Svd.values(new DenseMatrix(40, 30, scaled), Precision.FAST);

    double expected = unit * Svd.values(matrix)[0];
    assertThat(Math.abs(s[0] / expected - 1)).isLessThan(1e-5);
  }

  @Test
  void theFastRouteRefusesWhatIsNotFinite() {
    FloatMatrix matrix = matrix(40, 30, Kind.GAUSSIAN);
    matrix.values()[35] = Float.POSITIVE_INFINITY;

    assertThatThrownBy(() -> Svd.values(matrix, Precision.FAST))
        .isInstanceOf(NonFiniteEntryException.class)
        .hasMessageContaining("[1, 5]");
    assertThat(Svd.values(new FloatMatrix(3, 2, new float[6]), Precision.FAST)).containsOnly(0);
  }

  /** Of rank 3 in 600 × 300 float64: the Gram matrix does not suffice. */
  @Test
  void withoutMemoryForTheMatrixItselfTheBoundIsLarger() {
    FloatMatrix low = matrix(6000, 100, Kind.LOW_RANK);
    double[] entries = new double[low.values().length];
    low.copyRows(0, 6000, entries);
    DenseMatrix matrix = new DenseMatrix(6000, 100, entries);
    long memory = Svd.memoryForValues(6000, 100, Precision.FULL) - 1;

    SingularValues exact = Svd.boundedValues(matrix, Precision.STANDARD);
    SingularValues limited = Svd.boundedValues(matrix, Precision.STANDARD, memory);

    assertThat(exact.errorBound()).isLessThan(1e-13 * exact.values()[0]);
    assertThat(limited.errorBound()).isBetween(1e-9 * exact.values()[0], 1e-7 * exact.values()[0]);
    assertThat(limited.values()[99]).isLessThan(limited.errorBound());
  }

  private static FloatMatrix matrix(int m, int n, Kind kind) {
    var normal = ZigguratSampler.NormalizedGaussian.of(new RandomStreams(3).stream("m", m, n));
    int rank =
        switch (kind) {
          case HALF_RANK -> (Math.min(m, n) + 1) / 2;
          case LOW_RANK -> Math.min(3, Math.min(m, n));
          default -> 0;
        };
    double[] entries = new double[m * n];
    if (rank > 0) {
      double[] left = normal.samples(m * rank).toArray();
      double[] right = normal.samples(n * rank).toArray();
      Blas.gemm(false, false, m, n, rank, 1, left, right, 0, entries);
    }
    float[] values = new float[m * n];
    for (int i = 0; i < values.length; i++) {
      values[i] =
          (float) (rank > 0 ? entries[i] : normal.sample() + (kind == Kind.SHIFTED ? 1 : 0));
    }
    return new FloatMatrix(m, n, values);
  }
}
