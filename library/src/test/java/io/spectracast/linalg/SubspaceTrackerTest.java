package io.spectracast.linalg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SubspaceTrackerTest {

  /** A spike grows out of the bulk, in a direction that was not tracked, while noise is added. */
  @ParameterizedTest
  @CsvSource({"120, 80", "80, 120"})
  void followsASpikeThatGrowsOutOfTheBulk(int rows, int columns) {
    double[] w = Matrices.gaussian(rows, columns, 1).values();
    double[] spike = Matrices.withSingularValues(rows, columns, 2, 1).values();
    var matrix = new DenseMatrix(rows, columns, w);
    var tracker = new SubspaceTracker(Svd.leadingTriplets(matrix, 12));
    SingularTriplets tracked = null;
    for (int step = 0; step < 100; step++) {
      double[] noise = Matrices.gaussian(rows, columns, 100 + step).values();
      for (int i = 0; i < w.length; i++) {
        w[i] += 0.6 * spike[i] + 0.001 * noise[i];
      }
      tracked = tracker.update(matrix);
    }
    double[] exact = Svd.values(matrix);

    assertThat(tracked.singularValues()[0]).isCloseTo(exact[0], within(1e-6 * exact[0]));
    for (int k = 0; k < 4; k++) {
      assertThat(tracked.singularValues()[k]).isCloseTo(exact[k], within(1e-3 * exact[k]));
    }
    for (int k = 0; k < 12; k++) {
      assertThat(tracked.singularValues()[k]).isLessThan(exact[k] * (1 + 1e-12));
    }
    assertThat(Matrices.lossOfOrthogonality(tracked.left())).isLessThan(1e-13);
    assertThat(Matrices.lossOfOrthogonality(tracked.right())).isLessThan(1e-13);
  }

  /**
   * One update after a spike appears, its value is 11 and 23 % off with one block, 4e-6 with two.
   */
  @ParameterizedTest
  @CsvSource({"120, 80", "80, 120"})
  void widenedByABlockItSeesASuddenSpikeAtOnce(int rows, int columns) {
    DenseMatrix before = Matrices.gaussian(rows, columns, 7);
    double[] spike = Matrices.withSingularValues(rows, columns, 8, 60).values();
    double[] after = before.values().clone();
    for (int i = 0; i < after.length; i++) {
      after[i] += spike[i];
    }
    DenseMatrix matrix = new DenseMatrix(rows, columns, after);
    SingularTriplets start = Svd.leadingTriplets(before, 12);
    double exact = Svd.values(matrix)[0];

    double one = new SubspaceTracker(start).update(matrix).singularValues()[0] / exact - 1;
    double two = new SubspaceTracker(start, 2).update(matrix).singularValues()[0] / exact - 1;
    double three = new SubspaceTracker(start, 3).update(matrix).singularValues()[0] / exact - 1;

    assertThat(one).isBetween(-0.3, -0.05);
    assertThat(two).isBetween(-1e-5, 1e-12);
    assertThat(three).isBetween(-1e-8, 1e-12);
  }

  @Test
  void survivesZeroAndHugeMatrices() {
    DenseMatrix matrix = Matrices.gaussian(9, 7, 9);
    for (int blocks = 1; blocks <= 3; blocks++) {
      var tracker = new SubspaceTracker(Svd.leadingTriplets(matrix, 2), blocks);
      assertThat(tracker.update(new DenseMatrix(9, 7, new double[63])).singularValues())
          .containsExactly(0, 0);
      SingularTriplets huge = tracker.update(Matrices.times(matrix, 1e200));
      assertThat(huge.singularValues()[0]).isBetween(1e199, Svd.values(matrix)[0] * 1.000001e200);
    }
  }

  @Test
  void aMatrixOfTheTrackedRankIsReproducedExactly() {
    DenseMatrix matrix = Matrices.withSingularValues(30, 20, 3, 4, 2, 1);
    DenseMatrix moved = Matrices.withSingularValues(30, 20, 4, 5, 3, 2);
    var tracker = new SubspaceTracker(Svd.leadingTriplets(matrix, 3));

    assertThat(tracker.update(moved).singularValues())
        .containsExactly(new double[] {5, 3, 2}, within(1e-12));
  }

  @Test
  void refusesBadEntriesAndOtherShapes() {
    DenseMatrix matrix = Matrices.gaussian(6, 4, 5);
    var tracker = new SubspaceTracker(Svd.leadingTriplets(matrix, 2));
    double[] values = Arrays.copyOf(matrix.values(), 24);
    values[9] = Double.NaN;

    assertThatThrownBy(() -> tracker.update(new DenseMatrix(6, 4, values)))
        .isInstanceOf(NonFiniteEntryException.class)
        .hasMessage("entry [2, 1] must be finite, was NaN");
    assertThatThrownBy(() -> tracker.update(Matrices.identity(5)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("matrix must have 4 columns and at least 2 rows, was 5 x 5");
    assertThatThrownBy(() -> new SubspaceTracker(Svd.leadingTriplets(matrix, 2), 3))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("blocks must be in [1, 2], was 3");
  }
}
