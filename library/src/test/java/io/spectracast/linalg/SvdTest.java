package io.spectracast.linalg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SvdTest {

  /** WᵀW = [10 8; 8 10]: eigenvalues 18 and 2, vectors (1, ±1)/√2. */
  @ParameterizedTest
  @EnumSource
  void decomposesAMatrixKnownByHand(Precision precision) {
    var matrix = new DenseMatrix(2, 2, new double[] {3, 3, -1, 1});
    SingularTriplets triplets = Svd.triplets(matrix, precision);
    double half = Math.sqrt(0.5);

    assertThat(triplets.singularValues())
        .containsExactly(new double[] {Math.sqrt(18), Math.sqrt(2)}, within(1e-14));
    assertThat(triplets.leftVector(0)).containsExactly(new double[] {1, 0}, within(1e-14));
    assertThat(triplets.rightVector(0)).containsExactly(new double[] {half, half}, within(1e-14));
    assertThat(Math.abs(triplets.leftVector(1)[1])).isCloseTo(1, within(1e-14));
  }

  /** The Gram route on the blocks of a matrix larger than one block, against the matrix itself. */
  @ParameterizedTest
  @CsvSource({"46000, 100", "60, 90000", "784, 256", "256, 784", "400, 400"})
  void routesAgreeOnGaussianMatrices(int rows, int columns) {
    FloatMatrix matrix = Matrices.rounded(Matrices.gaussian(rows, columns, 11));
    double[] full = Svd.values(matrix, Precision.FULL);
    SingularTriplets leading = Svd.leadingTriplets(matrix, 9);

    assertThat(Svd.values(matrix)).containsExactly(full, within(1e-12 * full[0]));
    for (int k = 0; k < 9; k++) {
      assertThat(leading.singularValues()[k]).isCloseTo(full[k], within(1e-13 * full[0]));
    }
    assertThat(Matrices.residual(Matrices.widened(matrix), leading)).isLessThan(1e-13 * full[0]);
  }

  /** A trained layer looks like this: a bulk and a few large spikes. */
  @ParameterizedTest
  @CsvSource({"784, 256, 1", "784, 256, 30", "256, 784, 30", "300, 300, 10"})
  void fastTripletsOfASpikedMatrixAreAccurate(int rows, int columns, double spike) {
    DenseMatrix noise = Matrices.gaussian(rows, columns, 21);
    DenseMatrix spikes =
        Matrices.withSingularValues(rows, columns, 22, 50 * spike, 40 * spike, 30 * spike);
    double[] sum = noise.values().clone();
    Blas.gemm(
        false,
        false,
        rows,
        columns,
        columns,
        1,
        spikes.values(),
        Matrices.identity(columns).values(),
        1,
        sum);
    var matrix = new DenseMatrix(rows, columns, sum);
    SingularTriplets fast = Svd.triplets(matrix);
    SingularTriplets full = Svd.triplets(matrix, Precision.FULL);
    double scale = full.singularValues()[0];

    assertThat(fast.singularValues()).containsExactly(full.singularValues(), within(1e-13 * scale));
    assertThat(Matrices.residual(matrix, fast)).isLessThan(1e-11 * scale);
    assertThat(Matrices.lossOfOrthogonality(fast.left())).isLessThan(2e-14);
    assertThat(Matrices.lossOfOrthogonality(fast.right())).isLessThan(2e-14);
    for (int k = 0; k < 3; k++) {
      assertThat(fast.leftVector(k)).containsExactly(full.leftVector(k), within(1e-11));
      assertThat(fast.rightVector(k)).containsExactly(full.rightVector(k), within(1e-11));
    }
  }

  @Test
  void theLargestEntryOfEachRightVectorIsPositive() {
    for (Precision precision : Precision.values()) {
      SingularTriplets triplets = Svd.triplets(Matrices.gaussian(20, 12, 31), precision);
      for (int k = 0; k < 12; k++) {
        double[] v = triplets.rightVector(k);
        double largest = IntStream.range(0, 12).mapToDouble(i -> v[i]).max().orElseThrow();
        double least = IntStream.range(0, 12).mapToDouble(i -> v[i]).min().orElseThrow();
        assertThat(largest).isGreaterThan(-least);
      }
    }
  }

  @Test
  void theGramRouteIsTrustedOnlyWhereItKeepsThePromise() {
    double float64 = 0x1p-53;
    double float32 = 0x1p-24;

    assertThat(Svd.gramSuffices(1024, new double[] {1, 1.5e-4}, float64)).isTrue();
    assertThat(Svd.gramSuffices(1024, new double[] {1, 1.4e-4}, float64)).isFalse();
    assertThat(Svd.gramSuffices(1024, new double[] {1, 0}, float64)).isFalse();
    assertThat(Svd.gramSuffices(1024, new double[] {1, 3e-7}, float32)).isTrue();
    assertThat(Svd.gramSuffices(1024, new double[] {1, 0}, float32)).isFalse();
    assertThat(Svd.gramSuffices(16, new double[] {1, 0}, float32)).isTrue();
    assertThat(Svd.gramSuffices(1024, new double[] {0, 0}, float64)).isTrue();
  }

  /** Projections of rank n/2 are the worst case found for eigenvalues near zero. */
  @ParameterizedTest
  @CsvSource({"100, 100", "900, 300", "300, 20000", "700, 700"})
  void nullEigenvaluesStayWithinTheBound(int rows, int columns) {
    int rank = Math.min(rows, columns) / 2;
    double[] ones = IntStream.range(0, rank).mapToDouble(k -> 1).toArray();
    Gram gram = Gram.of(Matrices.withSingularValues(rows, columns, 41, ones));
    double[] eigenvalues = Lapack.eigenvaluesOneStage(gram.order(), gram.values());

    for (int k = 0; k < gram.order() - rank; k++) {
      assertThat(Math.abs(eigenvalues[k])).isLessThan(Svd.gramError(gram.order()));
    }
  }

  /** Gaussian matrices are the worst case found in general. */
  @ParameterizedTest
  @CsvSource({"40, 20", "20, 20", "120, 60", "200, 200"})
  void gramEigenvaluesStayWithinTheBound(int rows, int columns) {
    Matrix matrix = Matrices.gaussian(rows, columns, 43);
    Gram gram = Gram.of(matrix);
    double[] eigenvalues = Lapack.eigenvaluesOneStage(gram.order(), gram.values());
    double[] exact = Svd.values(matrix, Precision.FULL);

    double allowed = Svd.gramError(columns) * exact[0] * exact[0];
    for (int k = 0; k < columns; k++) {
      double square = exact[columns - 1 - k] * exact[columns - 1 - k];
      assertThat(eigenvalues[k]).isCloseTo(square, within(allowed));
    }
  }

  /** The fall-back must take over before the Gram route breaks the promise, whatever the ratio. */
  @ParameterizedTest
  @CsvSource({"1e-3", "2e-4", "1e-4", "6e-5", "4e-5", "3e-5", "2e-5", "1e-5", "1e-6", "1e-9"})
  void standardPrecisionHoldsOnBothSidesOfTheFallBack(double least) {
    double[] expected = IntStream.range(0, 300).mapToDouble(k -> k < 150 ? 1 : least).toArray();
    DenseMatrix matrix = Matrices.withSingularValues(400, 300, 42, expected);

    assertThat(Svd.values(matrix)).containsExactly(expected, within(Svd.STANDARD_ERROR));
    assertThat(Svd.triplets(matrix).singularValues())
        .containsExactly(expected, within(Svd.STANDARD_ERROR));
  }

  @Test
  void twoThreadsReturnTheBitsOfOne() throws Exception {
    List<DenseMatrix> matrices =
        IntStream.range(0, 12).mapToObj(i -> Matrices.gaussian(150 + i, 90, i)).toList();
    List<double[]> expected = matrices.stream().map(SvdTest::everything).toList();
    List<Callable<double[]>> tasks =
        matrices.stream().map(w -> (Callable<double[]>) () -> everything(w)).toList();

    var pool = Executors.newFixedThreadPool(2);
    try {
      for (int round = 0; round < 3; round++) {
        var results = pool.invokeAll(tasks);
        for (int i = 0; i < results.size(); i++) {
          assertThat(results.get(i).get()).isEqualTo(expected.get(i));
        }
      }
    } finally {
      pool.shutdownNow();
    }
  }

  private static double[] everything(DenseMatrix matrix) {
    SingularTriplets all = Svd.triplets(matrix);
    SingularTriplets full = Svd.triplets(matrix, Precision.FULL);
    SingularTriplets leading = Svd.leadingTriplets(matrix, 5);
    return IntStream.range(0, 8)
        .mapToObj(
            i ->
                switch (i) {
                  case 0 -> Svd.values(matrix);
                  case 1 -> Svd.values(matrix, Precision.FULL);
                  case 2 -> all.left().values();
                  case 3 -> all.right().values();
                  case 4 -> full.left().values();
                  case 5 -> full.right().values();
                  case 6 -> leading.left().values();
                  default -> leading.right().values();
                })
        .flatMapToDouble(java.util.Arrays::stream)
        .toArray();
  }

  @Test
  void nativeMemoryIsGivenBack() {
    DenseMatrix matrix = Matrices.gaussian(200, 100, 51);
    matrix.values()[0] = Double.NaN;
    DenseMatrix sound = Matrices.withSingularValues(200, 100, 52, 1, 1e-9);
    long before = Pointer.totalBytes();
    for (int i = 0; i < 20; i++) {
      assertThatThrownBy(() -> Svd.triplets(matrix)).isInstanceOf(IllegalArgumentException.class);
      Svd.values(sound);
      Svd.triplets(sound);
      Svd.triplets(sound, Precision.FULL);
      Svd.leadingTriplets(sound, 3);
    }

    assertThat(Pointer.totalBytes()).isLessThanOrEqualTo(before);
  }

  @Test
  void aSingularValueBeyondTheRangeIsAnErrorAndNotInfinity() {
    DenseMatrix matrix = Matrices.constant(2, 2, Double.MAX_VALUE);

    assertThatThrownBy(() -> Svd.values(matrix)).isInstanceOf(ArithmeticException.class);
    assertThatThrownBy(() -> Svd.values(matrix, Precision.FULL))
        .isInstanceOf(ArithmeticException.class);
  }

  @ParameterizedTest
  @CsvSource({"NaN", "Infinity", "-Infinity"})
  void aSingleBadEntryIsFoundFarIntoAMatrix(double bad) {
    float[] values = new float[9000 * 40];
    values[8765 * 40 + 39] = (float) bad;
    var matrix = new FloatMatrix(9000, 40, values);
    for (Precision precision : Precision.values()) {
      assertThatThrownBy(() -> Svd.values(matrix, precision))
          .isInstanceOf(NonFiniteEntryException.class)
          .hasMessage("entry [8765, 39] must be finite, was " + bad);
    }
  }

  @Test
  void aBadEntryCanBeReportedWithItsTensor() {
    var exception = new NonFiniteEntryException(3, 17, Double.NaN).inTensor("fc1.weight");

    assertThat(exception).hasMessage("tensor 'fc1.weight': entry [3, 17] must be finite, was NaN");
    assertThat(exception.row()).isEqualTo(3);
    assertThat(exception.column()).isEqualTo(17);
  }

  @ParameterizedTest
  @CsvSource({"-1", "4"})
  void refusesMoreTripletsThanThereAre(int k) {
    DenseMatrix matrix = Matrices.gaussian(5, 3, 61);

    assertThatThrownBy(() -> Svd.leadingTriplets(matrix, k))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("k must be in [0, 3], was " + k);
  }

  @Test
  void leadingTripletsAreThePrefixOfAll() {
    SingularTriplets all = Svd.triplets(Matrices.gaussian(9, 6, 71));

    assertThat(all.leading(2).leftVector(1)).isEqualTo(all.leftVector(1));
    assertThat(all.leading(2).rightVector(1)).isEqualTo(all.rightVector(1));
    assertThat(all.leading(2).count()).isEqualTo(2);
  }
}
