package io.spectracast.linalg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The one list of cases, run through every way of getting singular values. */
class SvdCasesTest {

  /** Every route, as a function from a matrix to its singular values. */
  enum Engine {
    VALUES(Precision.STANDARD, w -> Svd.values(w)),
    VALUES_FULL(Precision.FULL, w -> Svd.values(w, Precision.FULL)),
    VALUES_ONE_STAGE(Precision.STANDARD, w -> gramRoots(w, false)),
    VALUES_TWO_STAGE(Precision.STANDARD, w -> gramRoots(w, true)),
    TRIPLETS(Precision.STANDARD, w -> checked(w, Svd.triplets(w), Precision.STANDARD)),
    TRIPLETS_FULL(Precision.FULL, w -> checked(w, Svd.triplets(w, Precision.FULL), Precision.FULL)),
    LEADING(Precision.STANDARD, Engine::leading),
    FLOAT_TRIPLETS(Precision.STANDARD, w -> checkedFloat(Matrices.rounded(w)));

    private final Precision precision;
    private final Function<DenseMatrix, double[]> route;

    Engine(Precision precision, Function<DenseMatrix, double[]> route) {
      this.precision = precision;
      this.route = route;
    }

    double[] singularValues(DenseMatrix matrix) {
      return route.apply(matrix);
    }

    /** Allowed absolute error over s₁. */
    double tolerance() {
      return switch (this) {
        case FLOAT_TRIPLETS, VALUES_ONE_STAGE, VALUES_TWO_STAGE -> 0x1p-23;
        default -> precision == Precision.FULL ? 1e-13 : Svd.STANDARD_ERROR;
      };
    }

    private static double[] checkedFloat(FloatMatrix matrix) {
      SingularTriplets triplets = Svd.triplets(matrix);
      assertSound(Matrices.widened(matrix), triplets, 0x1p-24);
      return triplets.singularValues();
    }

    private static double[] checked(
        DenseMatrix matrix, SingularTriplets triplets, Precision precision) {
      assertSound(matrix, triplets, precision == Precision.FULL ? 1e-13 : Svd.STANDARD_ERROR);
      return triplets.singularValues();
    }

    /** The leading triplets for k = 0, 1, 2, … all agree; the values of the longest. */
    private static double[] leading(DenseMatrix matrix) {
      int count = Math.min(matrix.rows(), matrix.columns());
      double[] all = checked(matrix, Svd.leadingTriplets(matrix, count), Precision.STANDARD);
      for (int k = 0; k < count; k = 2 * k + 1) {
        SingularTriplets leading = Svd.leadingTriplets(matrix, k);
        double[] values = checked(matrix, leading, Precision.STANDARD);
        assertThat(values)
            .containsExactly(Arrays.copyOf(all, k), within(Svd.STANDARD_ERROR * all[0]));
      }
      return all;
    }

    private static double[] gramRoots(DenseMatrix matrix, boolean twoStage) {
      if (matrix.values().length == 0) {
        return new double[0];
      }
      Gram gram = Gram.of(matrix);
      double[] eigenvalues =
          twoStage
              ? Lapack.eigenvaluesTwoStage(gram.order(), gram.values())
              : Lapack.eigenvaluesOneStage(gram.order(), gram.values());
      return IntStream.range(0, gram.order())
          .mapToDouble(k -> Math.sqrt(Math.max(0, eigenvalues[gram.order() - 1 - k])))
          .map(s -> Math.scalb(s, gram.exponent()))
          .toArray();
    }

    private static void assertSound(
        DenseMatrix matrix, SingularTriplets triplets, double tolerance) {
      assertThat(Matrices.lossOfOrthogonality(triplets.left())).isLessThan(1e-13);
      assertThat(Matrices.lossOfOrthogonality(triplets.right())).isLessThan(1e-13);
      if (triplets.count() > 0) {
        assertThat(Matrices.residual(matrix, triplets))
            .isLessThanOrEqualTo(tolerance * triplets.singularValues()[0]);
      }
    }
  }

  private static void assertValues(Engine engine, DenseMatrix matrix, double... expected) {
    double[] values = engine.singularValues(matrix);
    double scale = expected.length == 0 ? 0 : expected[0];
    assertThat(values).containsExactly(expected, within(engine.tolerance() * scale));
    for (int k = 0; k < values.length; k++) {
      assertThat(values[k]).isBetween(0.0, k == 0 ? Double.MAX_VALUE : values[k - 1]);
    }
  }

  @ParameterizedTest
  @EnumSource
  void emptyMatricesHaveNoSingularValues(Engine engine) {
    for (int[] shape : new int[][] {{0, 0}, {0, 5}, {5, 0}}) {
      assertValues(engine, new DenseMatrix(shape[0], shape[1], new double[0]));
    }
  }

  @ParameterizedTest
  @EnumSource
  void aSingleEntryIsItsModulus(Engine engine) {
    assertValues(engine, new DenseMatrix(1, 1, new double[] {-2.5}), 2.5);
  }

  @ParameterizedTest
  @EnumSource
  void aRowOrAColumnHasItsNorm(Engine engine) {
    assertValues(engine, new DenseMatrix(1, 3, new double[] {2, -3, 6}), 7);
    assertValues(engine, new DenseMatrix(3, 1, new double[] {2, -3, 6}), 7);
  }

  @ParameterizedTest
  @EnumSource
  void theIdentityHasOnesOnly(Engine engine) {
    double[] ones = new double[40];
    Arrays.fill(ones, 1);

    assertValues(engine, Matrices.identity(40), ones);
  }

  @ParameterizedTest
  @EnumSource
  void aZeroMatrixHasZerosOnly(Engine engine) {
    for (int[] shape : new int[][] {{1, 1}, {7, 4}, {4, 7}, {50, 50}}) {
      int k = Math.min(shape[0], shape[1]);
      assertValues(engine, Matrices.constant(shape[0], shape[1], 0), new double[k]);
    }
  }

  @ParameterizedTest
  @EnumSource
  void equalEntriesHaveRankOne(Engine engine) {
    double[] expected = new double[30];
    expected[0] = 0.5 * Math.sqrt(30 * 90);

    assertValues(engine, Matrices.constant(90, 30, 0.5), expected);
    assertValues(engine, Matrices.constant(30, 90, 0.5), expected);
  }

  @ParameterizedTest
  @EnumSource
  void rankDeficientMatricesEndInZeros(Engine engine) {
    double[] nonzero = {5, 4, 3, 3, 1};
    double[] expected = Arrays.copyOf(nonzero, 20);

    assertValues(engine, Matrices.withSingularValues(60, 20, 1, nonzero), expected);
    assertValues(engine, Matrices.withSingularValues(20, 60, 1, nonzero), expected);
    assertValues(engine, Matrices.withSingularValues(20, 20, 1, nonzero), expected);
  }

  @ParameterizedTest
  @EnumSource
  void duplicatedSingularValuesAreAllFound(Engine engine) {
    double[] expected = new double[48];
    Arrays.fill(expected, 0, 16, 3);
    Arrays.fill(expected, 16, 48, 2);

    assertValues(engine, Matrices.withSingularValues(100, 48, 2, expected), expected);
  }

  @ParameterizedTest
  @EnumSource
  void gradedSpectraAreWithinThePromise(Engine engine) {
    for (double decades : new double[] {1, 3, 4.5, 5.5, 8, 12, 16}) {
      double[] expected =
          IntStream.range(0, 50).mapToDouble(k -> Math.pow(10, -decades * k / 49)).toArray();
      assertValues(engine, Matrices.withSingularValues(130, 50, 3, expected), expected);
      assertValues(engine, Matrices.withSingularValues(50, 130, 3, expected), expected);
    }
  }

  /** Powers of two just inside the range: the values must scale exactly. */
  @ParameterizedTest
  @EnumSource(names = "FLOAT_TRIPLETS", mode = EnumSource.Mode.EXCLUDE)
  void extremeScalesAreExact(Engine engine) {
    DenseMatrix matrix = Matrices.gaussian(30, 20, 4);
    double[] unscaled = engine.singularValues(matrix);

    for (int exponent : new int[] {-900, -500, 500, 1000}) {
      double[] expected = Arrays.stream(unscaled).map(s -> Math.scalb(s, exponent)).toArray();
      double[] values = engine.singularValues(Matrices.times(matrix, Math.scalb(1.0, exponent)));
      assertThat(values).containsExactly(expected, within(0x1p-48 * expected[0]));
    }
  }

  @ParameterizedTest
  @CsvSource({"1e-300", "1e300", "1e-200", "1e200"})
  void extremeEntriesGiveTheirNorm(double entry) {
    DenseMatrix matrix = Matrices.constant(4, 9, entry);
    for (Engine engine : Engine.values()) {
      if (engine != Engine.FLOAT_TRIPLETS) {
        assertThat(engine.singularValues(matrix)[0] / entry).isCloseTo(6, within(1e-13));
      }
    }
  }

  /** Subnormal entries have few digits, but those they have are kept. */
  @ParameterizedTest
  @EnumSource(names = "FLOAT_TRIPLETS", mode = EnumSource.Mode.EXCLUDE)
  void subnormalEntriesKeepTheirDigits(Engine engine) {
    DenseMatrix matrix = new DenseMatrix(1, 2, new double[] {3e-320, 4e-320});

    assertThat(engine.singularValues(matrix)[0]).isCloseTo(5e-320, within(2 * Double.MIN_VALUE));
  }

  @ParameterizedTest
  @EnumSource
  void nanAndInfinityAreRefusedByName(Engine engine) {
    for (double bad : new double[] {Double.NaN, Double.POSITIVE_INFINITY, -1.0 / 0}) {
      for (int[] shape : new int[][] {{40, 30}, {30, 40}}) {
        DenseMatrix matrix = Matrices.gaussian(shape[0], shape[1], 5);
        matrix.values()[3 * shape[1] + 17] = bad;
        matrix.values()[20 * shape[1]] = Double.NaN;
        assertThatThrownBy(() -> engine.singularValues(matrix))
            .isInstanceOf(NonFiniteEntryException.class)
            .hasMessage("entry [3, 17] must be finite, was " + bad);
      }
    }
  }
}
