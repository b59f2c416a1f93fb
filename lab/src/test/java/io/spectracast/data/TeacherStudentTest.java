package io.spectracast.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class TeacherStudentTest {

  private static final TeacherStudent TEACHER =
      new TeacherStudent(5, List.of(4, 3), 2, "tanh", 400, 50, 0, 2);

  @Test
  void targetsAreWhatTheTeacherSays() {
    VectorSet set = TEACHER.load(1);

    assertThat(TEACHER.matrices()).hasSize(3);
    assertTargets(set.train(), 399, TEACHER.matrices(), Math::tanh);
    assertTargets(set.test(), 49, TEACHER.matrices(), Math::tanh);
  }

  @Test
  void theTeacherMayBeRectifiedOrLinear() {
    TeacherStudent relu = new TeacherStudent(5, List.of(9), 2, "relu", 30, 5, 0, 2);
    assertTargets(relu.load(1).train(), 17, relu.matrices(), x -> Math.max(0, x));
    TeacherStudent linear = new TeacherStudent(5, List.of(), 2, "relu", 30, 5, 0, 2);
    assertTargets(linear.load(1).train(), 17, linear.matrices(), x -> x);
  }

  @Test
  void weightsAndInputsHaveTheirVariances() {
    TeacherStudent wide = new TeacherStudent(400, List.of(100), 1, "relu", 500, 1, 0, 3);

    double[] weights = wide.matrices().get(0);
    assertThat(meanSquare(weights)).isCloseTo(1 / 400.0, within(5 / 400.0 * Math.sqrt(2 / 4e4)));
    float[] x = wide.load(1).train().x();
    double[] inputs = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      inputs[i] = x[i];
    }
    assertThat(meanSquare(inputs)).isCloseTo(1, within(5 * Math.sqrt(2.0 / x.length)));
  }

  @Test
  void onlyTrainingTargetsAreNoisy() {
    TeacherStudent noisy = new TeacherStudent(5, List.of(4, 3), 2, "tanh", 400, 50, 0.3, 2);
    float[] clean = TEACHER.load(1).train().y();
    float[] y = noisy.load(1).train().y();
    double[] noise = new double[y.length];
    for (int i = 0; i < y.length; i++) {
      noise[i] = y[i] - clean[i];
    }

    assertThat(meanSquare(noise)).isCloseTo(0.09, within(5 * 0.09 * Math.sqrt(2.0 / y.length)));
    assertThat(noisy.load(1).test().y()).isEqualTo(TEACHER.load(1).test().y());
    assertThat(noisy.load(1).digest()).isNotEqualTo(TEACHER.load(1).digest());
  }

  @Test
  void trainingAndTestInputsDifferAndDependOnTheSeedAlone() {
    VectorSet set = TEACHER.load(1);

    assertThat(TEACHER.load(3).train().x()).isEqualTo(set.train().x());
    assertThat(set.test().x()[0]).isNotEqualTo(set.train().x()[0]);
    assertThat(new TeacherStudent(5, List.of(4, 3), 2, "tanh", 400, 50, 0, 3).load(1).train().x())
        .isNotEqualTo(set.train().x());
  }

  private interface Activation {
    double apply(double x);
  }

  private static void assertTargets(
      Vectors vectors, int example, List<double[]> matrices, Activation activation) {
    double[] x = new double[vectors.inputs()];
    for (int j = 0; j < x.length; j++) {
      x[j] = vectors.x()[example * x.length + j];
    }
    for (int layer = 0; layer < matrices.size(); layer++) {
      double[] w = matrices.get(layer);
      double[] y = new double[w.length / x.length];
      for (int i = 0; i < w.length; i++) {
        y[i / x.length] += w[i] * x[i % x.length];
      }
      for (int i = 0; i < y.length && layer + 1 < matrices.size(); i++) {
        y[i] = activation.apply(y[i]);
      }
      x = y;
    }
    for (int i = 0; i < x.length; i++) {
      assertThat((double) vectors.y()[example * x.length + i]).isCloseTo(x[i], within(1e-6));
    }
  }

  private static double meanSquare(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value * value;
    }
    return sum / values.length;
  }
}
