package io.spectracast.sde;

import static org.assertj.core.api.Assertions.assertThat;

import io.spectracast.linalg.Blas;
import io.spectracast.linalg.DenseMatrix;
import io.spectracast.linalg.SingularTriplets;
import io.spectracast.linalg.Svd;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * First-order changes of singular vectors on a 120 × 400 Gaussian matrix, increments of size 1e-6,
 * the top 50 vectors and 20 draws, against the vectors of the changed matrix.
 */
class VectorIncrementTest {

  private static final int TOP = 50;

  /** Power: the published formula, wrong in one sign and one factor, errs by 99 % here. */
  @Test
  void changesAgreeWithTheDecomposedSumAndThePublishedFormulaDoesNot() {
    List<Double> errors = new ArrayList<>();
    List<Double> published = new ArrayList<>();
    for (int draw = 0; draw < 20; draw++) {
      var rng = TestMatrices.rng("vectors", draw);
      DenseMatrix w = transposed(TestMatrices.gaussian(120, 400, 1, rng));
      DenseMatrix e = transposed(TestMatrices.gaussian(120, 400, 1e-6, rng));
      SingularTriplets before = Svd.triplets(w);
      SingularTriplets after = Svd.triplets(TestMatrices.sum(w, 1, e));
      var change = VectorIncrement.of(before, e);
      collect(before.left(), after.left(), change.left(), errors);
      collect(before.right(), after.right(), change.right(), errors);
      collect(before.left(), after.left(), asPublished(before.leading(TOP), e), published);
    }

    assertThat(median(errors)).isLessThan(1e-3);
    assertThat(median(published)).isBetween(0.9, 1.1);
  }

  private static void collect(
      DenseMatrix before, DenseMatrix after, DenseMatrix change, List<Double> errors) {
    for (int k = 0; k < TOP; k++) {
      double error = 0;
      double size = 0;
      for (int i = 0; i < before.rows(); i++) {
        double truth =
            after.values()[i * after.columns() + k] - before.values()[i * before.columns() + k];
        error += Math.pow(change.values()[i * change.columns() + k] - truth, 2);
        size += truth * truth;
      }
      errors.add(Math.sqrt(error / size));
    }
  }

  /** g_ji/(s_i − s_j) + g_ij/(s_i + s_j) within the tracked vectors alone. */
  private static DenseMatrix asPublished(SingularTriplets frame, DenseMatrix e) {
    int k = frame.count();
    double[] ev = new double[e.rows() * k];
    double[] g = new double[k * k];
    Blas.gemm(false, false, e.rows(), k, e.columns(), 1, e.values(), frame.right().values(), 0, ev);
    Blas.gemm(true, false, k, k, e.rows(), 1, frame.left().values(), ev, 0, g);
    double[] s = frame.singularValues();
    double[] coefficients = new double[k * k];
    for (int j = 0; j < k; j++) {
      for (int i = 0; i < k; i++) {
        if (i != j) {
          coefficients[j * k + i] = g[j * k + i] / (s[i] - s[j]) + g[i * k + j] / (s[i] + s[j]);
        }
      }
    }
    double[] result = new double[e.rows() * k];
    Blas.gemm(false, false, e.rows(), k, k, 1, frame.left().values(), coefficients, 0, result);
    return new DenseMatrix(e.rows(), k, result);
  }

  private static DenseMatrix transposed(DenseMatrix w) {
    double[] values = new double[w.values().length];
    for (int i = 0; i < w.rows(); i++) {
      for (int j = 0; j < w.columns(); j++) {
        values[j * w.rows() + i] = w.values()[i * w.columns() + j];
      }
    }
    return new DenseMatrix(w.columns(), w.rows(), values);
  }

  private static double median(List<Double> values) {
    Collections.sort(values);
    return values.get(values.size() / 2);
  }
}
