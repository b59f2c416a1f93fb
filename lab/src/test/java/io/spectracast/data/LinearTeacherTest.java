package io.spectracast.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.spectracast.linalg.DenseMatrix;
import io.spectracast.linalg.Svd;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class LinearTeacherTest {

  private static final LinearTeacher TEACHER =
      new LinearTeacher(12, 7, List.of(5.0, 2.0, 0.5), 200, 300, 0, 6);

  @Test
  void theMapHasTheSingularValuesAskedFor() {
    assertSingularValues(TEACHER.matrix(), 7, 12, 1e-12);
  }

  @Test
  void theTrainingInputsAreWhiteAndTheirCorrelationWithTheTargetsIsTheMap() {
    Vectors train = TEACHER.load(1).train();

    double[] covariance = correlation(train.x(), train.x(), 12, 12);
    for (int i = 0; i < 144; i++) {
      assertThat(covariance[i]).isCloseTo(i % 13 == 0 ? 1 : 0, within(1e-6));
    }
    double[] mean = correlation(ones(200), train.x(), 1, 12);
    assertThat(mean).containsExactly(new double[12], within(1e-7));
    assertSingularValues(correlation(train.y(), train.x(), 7, 12), 7, 12, 1e-6);
  }

  @Test
  void testTargetsAreTheMapOfNormalInputs() {
    Vectors test = TEACHER.load(1).test();
    double[] w = TEACHER.matrix();

    assertThat(test.count()).isEqualTo(300);
    for (int i = 0; i < 7; i++) {
      double y = 0;
      for (int j = 0; j < 12; j++) {
        y += w[12 * i + j] * test.x()[299 * 12 + j];
      }
      assertThat((double) test.y()[299 * 7 + i]).isCloseTo(y, within(1e-5));
    }
    double variance = correlation(test.x(), test.x(), 12, 12)[0];
    assertThat(variance).isCloseTo(1, within(5 * Math.sqrt(2 / 300.0)));
  }

  @Test
  void onlyTrainingTargetsAreNoisy() {
    LinearTeacher noisy = new LinearTeacher(12, 7, List.of(5.0, 2.0, 0.5), 200, 300, 0.1, 6);
    float[] clean = TEACHER.load(1).train().y();
    float[] y = noisy.load(1).train().y();
    double sum = 0;
    for (int i = 0; i < y.length; i++) {
      sum += Math.pow(y[i] - clean[i], 2);
    }

    assertThat(sum / y.length).isCloseTo(0.01, within(5 * 0.01 * Math.sqrt(2.0 / y.length)));
    assertThat(noisy.load(1).test().y()).isEqualTo(TEACHER.load(1).test().y());
  }

  @Test
  void theSeedDecidesEverything() {
    LinearTeacher other = new LinearTeacher(12, 7, List.of(5.0, 2.0, 0.5), 200, 300, 0, 7);

    assertThat(TEACHER.load(2).train())
        .usingRecursiveComparison()
        .isEqualTo(TEACHER.load(1).train());
    assertThat(other.matrix()).isNotEqualTo(TEACHER.matrix());
    assertThat(other.load(1).digest()).isNotEqualTo(TEACHER.load(1).digest());
  }

  private static void assertSingularValues(double[] matrix, int rows, int columns, double error) {
    double[] values = Svd.values(new DenseMatrix(rows, columns, matrix));
    assertThat(values).containsExactly(new double[] {5, 2, 0.5, 0, 0, 0, 0}, within(error));
  }

  /** AᵀB / examples, for A and B row by row. */
  private static double[] correlation(float[] a, float[] b, int rows, int columns) {
    int count = a.length / rows;
    double[] sum = new double[rows * columns];
    for (int e = 0; e < count; e++) {
      for (int i = 0; i < rows; i++) {
        for (int j = 0; j < columns; j++) {
          sum[i * columns + j] += (double) a[e * rows + i] * b[e * columns + j] / count;
        }
      }
    }
    return sum;
  }

  private static float[] ones(int count) {
    float[] ones = new float[count];
    Arrays.fill(ones, 1);
    return ones;
  }
}
