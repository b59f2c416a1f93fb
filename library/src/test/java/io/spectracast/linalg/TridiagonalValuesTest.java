package io.spectracast.linalg;

import static java.lang.Math.PI;
import static java.lang.Math.cos;
import static java.lang.Math.pow;
import static java.lang.Math.sqrt;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.bytedeco.openblas.global.openblas_full.LAPACKE_dsterf;

import io.spectracast.random.RandomStreams;
import java.util.Arrays;
import java.util.function.IntToDoubleFunction;
import org.apache.commons.rng.UniformRandomProvider;
import org.bytedeco.javacpp.DoublePointer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TridiagonalValuesTest {

  private final UniformRandomProvider rng = new RandomStreams(11).stream("tridiagonal");

  private enum Kind {
    RANDOM,
    GRADED_DOWN,
    GRADED_UP,
    WILKINSON,
    SPLIT
  }

  /** 2 cos(kπ/(n + 1)); three rows are a fixed point of sweeps with the shifts 1 and −1. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 8, 9, 10, 17, 100, 301})
  void theValuesOfAPathAreCosines(int n) {
    double[] values = TridiagonalValues.of(new double[n], array(n - 1, i -> 1), 0x1p-52);

    for (int k = 1; k <= n; k++) {
      assertThat(values[n - k]).isCloseTo(2 * cos(k * PI / (n + 1)), within(1e-15 * (n + 10)));
    }
  }

  @Test
  void zerosHaveZeros() {
    assertThat(TridiagonalValues.of(new double[7], new double[6], 0x1p-26)).containsOnly(0);
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void theErrorIsWithinTwiceTheTolerance(Kind kind) {
    for (int matrix = 0; matrix < 200; matrix++) {
      int n = 1 + rng.nextInt(matrix % 10 == 0 ? 400 : 40);
      double[] diagonal = array(n, i -> diagonal(kind, i, n));
      double[] beside = array(n - 1, i -> beside(kind, i, n));
      double[] exact = reference(diagonal, beside);
      for (double tolerance : new double[] {0x1p-52, 0x1p-40, 0x1p-26}) {
        double[] values = TridiagonalValues.of(diagonal, beside, tolerance);
        double scale = Math.max(-exact[0], exact[n - 1]);
        double allowed = scale * (2 * tolerance + 0x1p-49 * sqrt(n));
        for (int k = 0; k < n; k++) {
          assertThat(values[k]).as("%d of %d", k, n).isCloseTo(exact[k], within(allowed));
        }
      }
    }
  }

  private double diagonal(Kind kind, int i, int n) {
    return switch (kind) {
      case RANDOM -> 2 * rng.nextDouble() - 1;
      case GRADED_DOWN -> pow(10, -12.0 * i / n);
      case GRADED_UP -> pow(10, -12.0 * (n - i) / n);
      case WILKINSON -> Math.abs(i - n / 2);
      case SPLIT -> rng.nextInt(3);
    };
  }

  private double beside(Kind kind, int i, int n) {
    return switch (kind) {
      case RANDOM -> 2 * rng.nextDouble() - 1;
      case GRADED_DOWN, GRADED_UP -> rng.nextDouble() * diagonal(kind, i, n);
      case WILKINSON -> 1;
      case SPLIT -> rng.nextInt(3) * pow(10, -rng.nextInt(20));
    };
  }

  private static double[] array(int length, IntToDoubleFunction element) {
    double[] array = new double[length];
    Arrays.setAll(array, element);
    return array;
  }

  /** By LAPACK, ascending. */
  private static double[] reference(double[] diagonal, double[] beside) {
    int n = diagonal.length;
    try (DoublePointer values = new DoublePointer(diagonal);
        DoublePointer destroyed = new DoublePointer(Arrays.copyOf(beside, n))) {
      Lapack.check("dsterf", LAPACKE_dsterf(n, values, destroyed));
      double[] ascending = new double[n];
      values.get(ascending);
      return ascending;
    }
  }
}
