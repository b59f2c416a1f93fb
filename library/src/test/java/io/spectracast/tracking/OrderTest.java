package io.spectracast.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import io.spectracast.linalg.DenseMatrix;
import io.spectracast.linalg.Precision;
import io.spectracast.linalg.SingularTriplets;
import io.spectracast.linalg.Svd;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The error of one increment, and of a path, as the increments are halved. */
class OrderTest {

  private static final double[] S = {9, 8, 6.7, 5, 4.1, 3, 1.6, 0.9};

  /** Halving the increment divides the error by 4; the published vectors' by 2: no order at all. */
  @Test
  void oneStepOfFirstOrderErrsByTheSquareOfTheIncrement() {
    for (double h : new double[] {0.02, 0.01, 0.005}) {
      assertGain(TrackingMethod.CORRECTED, 8, 8, 8, h, 4, 4, 4);
      assertGain(TrackingMethod.AS_PUBLISHED, 8, 8, 8, h, 4, 2, 2);
    }
  }

  /** Halving the increment divides every error by 8, whatever the shape: the complement is in. */
  @ParameterizedTest
  @CsvSource({"8, 8", "13, 8", "8, 13"})
  void oneStepOfSecondOrderErrsByTheCubeOfTheIncrement(int rows, int columns) {
    for (double h : new double[] {0.02, 0.01, 0.005}) {
      assertGain(TrackingMethod.SECOND_ORDER, rows, columns, 8, h, 8, 8, 8);
    }
  }

  /** What leaves the frame is dropped: the vectors of the long side have no order. */
  @Test
  void withoutTheComplementTheVectorsOfATallMatrixAreWrongAtFirstOrder() {
    assertGain(TrackingMethod.CORRECTED, 13, 8, 8, 0.005, 4, 2, 4);
  }

  /** A matrix of rank 8 with directions to spare on both sides, which really have value zero. */
  @Test
  void secondOrderHoldsForATruncatedFrameWhereTheRestIsZero() {
    for (double h : new double[] {0.02, 0.01}) {
      assertGain(TrackingMethod.SECOND_ORDER, 16, 12, 8, h, 8, 8, 8);
    }
  }

  /** Along a straight path, N increments: an error of order 1/N at first order, 1/N² at second. */
  @Test
  void errorsAddUpAlongAPathToOneOrderLess() {
    assertThat(alongAPath(TrackingMethod.CORRECTED, 64) / alongAPath(TrackingMethod.CORRECTED, 128))
        .isBetween(1.8, 2.2);
    assertThat(
            alongAPath(TrackingMethod.SECOND_ORDER, 64)
                / alongAPath(TrackingMethod.SECOND_ORDER, 128))
        .isBetween(3.6, 4.4);
  }

  /** The gain of halving, in values, left and right vectors, within a tenth. */
  private static void assertGain(
      TrackingMethod method, int rows, int columns, int modes, double h, double... expected) {
    double[] whole = oneStep(method, rows, columns, modes, h);
    double[] half = oneStep(method, rows, columns, modes, h / 2);
    for (int i = 0; i < 3; i++) {
      assertThat(whole[i] / half[i]).isBetween(0.88 * expected[i], 1.12 * expected[i]);
    }
  }

  /** Largest errors of values, left and right vectors after one Gaussian increment of size h. */
  private static double[] oneStep(
      TrackingMethod method, int rows, int columns, int modes, double h) {
    DenseMatrix w = Sequences.withSingularValues(rows, columns, S, Sequences.rng("order", 0));
    DenseMatrix e = Sequences.gaussian(rows, columns, h, Sequences.rng("order", 1));
    Tracker tracker = method.start(w, modes);
    tracker.advance(e);
    SingularTriplets exact = Svd.triplets(Sequences.sum(w, 1, e), Precision.FULL);
    TrackedTriplets tracked = tracker.triplets();
    double[] errors = new double[3];
    for (int k = 0; k < modes; k++) {
      double value = Math.abs(tracked.values()[k] - exact.singularValues()[k]);
      errors[0] = Math.max(errors[0], value);
      errors[1] = Math.max(errors[1], Sequences.distance(tracked.left(), exact.left(), k));
      errors[2] = Math.max(errors[2], Sequences.distance(tracked.right(), exact.right(), k));
    }
    return errors;
  }

  /** The largest error of the first four values at the end of a path of given length. */
  private static double alongAPath(TrackingMethod method, int steps) {
    DenseMatrix w = Sequences.withSingularValues(8, 8, S, Sequences.rng("order", 0));
    DenseMatrix whole = Sequences.gaussian(8, 8, 0.3, Sequences.rng("order", 2));
    Tracker tracker = method.start(w, 8);
    for (int i = 0; i < steps; i++) {
      tracker.advance(Sequences.times(1.0 / steps, whole));
    }
    double[] exact = Svd.values(Sequences.sum(w, 1, whole), Precision.FULL);
    double largest = 0;
    for (int k = 0; k < 4; k++) {
      largest = Math.max(largest, Math.abs(tracker.triplets().values()[k] - exact[k]));
    }
    return largest;
  }
}
