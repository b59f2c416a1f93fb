package io.spectracast.sde;

import static org.assertj.core.api.Assertions.assertThat;

import io.spectracast.linalg.DenseMatrix;
import io.spectracast.linalg.SingularTriplets;
import io.spectracast.linalg.Svd;
import org.junit.jupiter.api.Test;

class FrameMotionTest {

  private static final double[] S = {6, 5, 4, 3, 2};
  private static final double NU = 0.05;

  /** The error along one path falls with the step: 64 steps in place of 4 gain a factor above 3. */
  @Test
  void followsTheDecompositionOfOneSimulatedMatrix() {
    double coarse = 0;
    double fine = 0;
    for (int path = 0; path < 10; path++) {
      coarse += error(path, 4);
      fine += error(path, 64);
    }

    assertThat(fine / 10).isLessThan(2e-3);
    assertThat(coarse / fine).isGreaterThan(3);
  }

  /** E u(0)ᵀu(t) = 1 − ½ rate·t + O(t²); the standard error over 4 000 draws is 3 % of the fall. */
  @Test
  void vectorsTurnAtTheRateOfTheSecondOrderTerm() {
    double t = 0.02;
    var moments = FrameMoments.isotropic(8, 5, 5, NU);
    var start = TestMatrices.diagonal(8, S);
    var exact = new OrnsteinUhlenbeck(0, new IsotropicNoise(NU));
    SingularTriplets before = Svd.triplets(start);
    double[] left = new double[5];
    double[] right = new double[5];
    for (int draw = 0; draw < 4000; draw++) {
      var rng = TestMatrices.rng("turning", draw);
      SingularTriplets after = Svd.triplets(exact.sample(start, t, rng));
      for (int k = 0; k < 5; k++) {
        left[k] += (1 - Math.abs(overlap(before.left(), after.left(), k))) / 4000;
        right[k] += (1 - Math.abs(overlap(before.right(), after.right(), k))) / 4000;
      }
    }
    for (int k = 0; k < 5; k++) {
      assertThat(left[k] / (0.5 * t * moments.leftTurning(S)[k])).isBetween(0.88, 1.12);
      assertThat(right[k] / (0.5 * t * moments.rightTurning(S)[k])).isBetween(0.85, 1.15);
    }
  }

  @Test
  void aTruncatedFrameSeesWhatComesFromOutsideIt() {
    DenseMatrix w = TestMatrices.diagonal(8, new double[] {6, 5, 0, 0, 0});
    DenseMatrix e = TestMatrices.gaussian(8, 5, 1e-4, TestMatrices.rng("outside", 0));
    SingularTriplets truth = Svd.triplets(TestMatrices.sum(w, 1, e));
    var moments = FrameMoments.isotropic(8, 5, 2, 1e-9);

    SingularTriplets moved = FrameMotion.step(Svd.triplets(w).leading(2), e, moments, 1);

    for (int k = 0; k < 2; k++) {
      assertThat(1 - overlap(moved.left(), truth.left(), k)).isLessThan(1e-12);
      assertThat(1 - overlap(moved.right(), truth.right(), k)).isLessThan(1e-12);
    }
  }

  /** Largest error of a singular value, and of a vector's overlap, at t = 1. */
  private static double error(int path, int steps) {
    var noise = new IsotropicNoise(NU);
    var moments = FrameMoments.isotropic(8, 5, 5, NU);
    var tree = new BrownianTree(40, 0, 1, path);
    DenseMatrix w = TestMatrices.diagonal(8, S);
    SingularTriplets frame = Svd.triplets(w);
    double[] increment = new double[40];
    for (int i = 0; i < steps; i++) {
      double[] m = new double[40];
      tree.increment((double) i / steps, (i + 1.0) / steps, increment);
      noise.diffuse(8, 5, w.values(), increment, m);
      DenseMatrix e = new DenseMatrix(8, 5, m);
      w = TestMatrices.sum(w, 1, e);
      frame = FrameMotion.step(frame, e, moments, 1.0 / steps);
    }
    SingularTriplets truth = Svd.triplets(w);
    double largest = 0;
    for (int k = 0; k < 5; k++) {
      double s = Math.abs(truth.singularValues()[k] - frame.singularValues()[k]);
      double u = Math.sqrt(2 - 2 * Math.abs(overlap(frame.left(), truth.left(), k)));
      largest = Math.max(largest, Math.max(s, u));
    }
    return largest;
  }

  private static double overlap(DenseMatrix x, DenseMatrix y, int k) {
    double sum = 0;
    for (int i = 0; i < x.rows(); i++) {
      sum += x.values()[i * x.columns() + k] * y.values()[i * y.columns() + k];
    }
    return sum;
  }
}
