package io.spectracast.rmt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.Stream;
import org.apache.commons.rng.simple.RandomSource;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.SingularValueDecomposition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SymmetricTridiagonalTest {

  /** Golden: the second difference matrix has eigenvalues 2 − 2 cos(kπ/(n+1)). */
  @ParameterizedTest
  @CsvSource({"1, 1", "2, 1", "7, 1e200", "400, 1e-200", "1001, 1"})
  void solvesTheSecondDifferenceMatrix(int n, double scale) {
    double[] diagonal = new double[n];
    double[] offDiagonal = new double[n - 1];
    Arrays.fill(diagonal, 2 * scale);
    Arrays.fill(offDiagonal, -scale);

    double[] eigenvalues = SymmetricTridiagonal.eigenvalues(diagonal, offDiagonal);

    for (int k = 1; k <= n; k++) {
      double expected = 2 - 2 * Math.cos(k * Math.PI / (n + 1));
      assertThat(eigenvalues[k - 1] / scale).isCloseTo(expected, within(4e-14));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5, 40})
  void findsTheSingularValuesOfBidiagonalMatrices(int n) {
    var rng = RandomSource.L64_X128_MIX.create(7);
    double[] diagonal = rng.doubles(n).toArray();
    double[] below = rng.doubles(n - 1).toArray();
    var dense = new Array2DRowRealMatrix(n, n);
    for (int i = 0; i < n; i++) {
      dense.setEntry(i, i, diagonal[i]);
      if (i > 0) {
        dense.setEntry(i, i - 1, below[i - 1]);
      }
    }

    double[] expected = new SingularValueDecomposition(dense).getSingularValues();

    assertThat(SymmetricTridiagonal.singularValues(diagonal, below))
        .usingComparatorWithPrecision(2e-14)
        .containsExactly(expected);
  }

  /** One of the matrices splits in the middle, has a zero block, or is zero. */
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3})
  void severalTogetherAreWhatEachIsAlone(int kind) {
    var rng = RandomSource.L64_X128_MIX.create(9);
    int n = 60;
    double[][] diagonals =
        Stream.generate(() -> rng.doubles(n).toArray()).limit(7).toArray(double[][]::new);
    double[][] beside =
        Stream.generate(() -> rng.doubles(n - 1).toArray()).limit(7).toArray(double[][]::new);
    Arrays.fill(beside[1], 30, kind == 1 ? 31 : kind == 2 ? n - 1 : 30, 0);
    if (kind == 3) {
      Arrays.fill(diagonals[1], 0);
      Arrays.fill(beside[1], 0);
    }

    double[][] together = SymmetricTridiagonals.eigenvalues(diagonals, beside);

    for (int i = 0; i < together.length; i++) {
      assertThat(together[i])
          .usingComparatorWithPrecision(2e-14)
          .containsExactly(SymmetricTridiagonal.eigenvalues(diagonals[i], beside[i]));
    }
  }

  /** Golden: units far apart, and orders down to one; equal elements make γ vanish exactly. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7, 400})
  void solvesSecondDifferenceMatricesTogether(int n) {
    double[] scales = {1, 1e200, 1e-200};
    double[][] diagonals = new double[3][n];
    double[][] beside = new double[3][n - 1];
    for (int k = 0; k < 3; k++) {
      Arrays.fill(diagonals[k], 2 * scales[k]);
      Arrays.fill(beside[k], -scales[k]);
    }

    double[][] eigenvalues = SymmetricTridiagonals.eigenvalues(diagonals, beside);

    for (int k = 0; k < 3; k++) {
      for (int i = 1; i <= n; i++) {
        double expected = 2 - 2 * Math.cos(i * Math.PI / (n + 1));
        assertThat(eigenvalues[k][i - 1] / scales[k]).isCloseTo(expected, within(4e-14));
      }
    }
  }

  @Test
  void zeroAndSplitMatricesAreNoSpecialCase() {
    assertThat(SymmetricTridiagonal.eigenvalues(new double[3], new double[2])).containsOnly(0);
    assertThat(SymmetricTridiagonal.eigenvalues(new double[] {3, 1, 2}, new double[2]))
        .containsExactly(1, 2, 3);
    assertThat(SymmetricTridiagonal.singularValues(new double[] {0, -2}, new double[] {0}))
        .containsExactly(2, 0);
  }

  @Test
  void entriesThatAreNotFiniteAreRejected() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> SymmetricTridiagonal.eigenvalues(new double[] {1, 2}, new double[] {Double.NaN}))
        .withMessage("entries must be finite, was NaN");
  }
}
