package io.spectracast.sde;

import static org.assertj.core.api.Assertions.assertThat;

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

  @Test
  void changesAgreeWithTheDecomposedSum() {
    List<Double> errors = new ArrayList<>();
    for (int draw = 0; draw < 20; draw++) {
      var rng = TestMatrices.rng("vectors", draw);
      DenseMatrix w = transposed(TestMatrices.gaussian(120, 400, 1, rng));
      DenseMatrix e = transposed(TestMatrices.gaussian(120, 400, 1e-6, rng));
      SingularTriplets before = Svd.triplets(w);
      SingularTriplets after = Svd.triplets(TestMatrices.sum(w, 1, e));
      var change = VectorIncrement.of(before, e);
      collect(before.left(), after.left(), change.left(), errors);
      collect(before.right(), after.right(), change.right(), errors);
    }

    assertThat(median(errors)).isLessThan(1e-3);
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
