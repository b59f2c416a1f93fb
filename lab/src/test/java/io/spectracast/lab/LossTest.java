package io.spectracast.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@SuppressWarnings("try") // scopes are closed for what they free
class LossTest {

  private static final double[][] SCORES = {{1, -0.5, 2}, {0.25, 0, -1}};
  private static final int[] CLASSES = {0, 2};

  @Test
  void crossEntropyIsMinusTheLogOfTheProbabilityOfTheClass() {
    assertThat(ofClasses(Loss.CROSS_ENTROPY))
        .isCloseTo((-logSoftmax(0, 0) - logSoftmax(1, 2)) / 2, within(1e-6));
  }

  @Test
  void smoothingSpreadsTheTargetOverAllClasses() {
    double expected = 0;
    for (int row = 0; row < 2; row++) {
      expected -= 0.7 * logSoftmax(row, CLASSES[row]) / 2;
      for (int k = 0; k < 3; k++) {
        expected -= 0.1 * logSoftmax(row, k) / 2;
      }
    }
    assertThat(ofClasses(Loss.parse("label-smoothing:0.3"))).isCloseTo(expected, within(1e-6));
  }

  @Test
  void squaredErrorIsTakenFromTheUnitVectorOfAClass() {
    double expected = (0 + 0.25 + 4 + 0.0625 + 0 + 4) / 6;

    assertThat(ofClasses(new Loss.MeanSquare())).isCloseTo(expected, within(1e-6));
  }

  @Test
  void squaredErrorIsTakenFromATargetVector() {
    try (PointerScope scope = new PointerScope()) {
      Tensor targets = torch.tensor(new float[] {1, 1, 1, 0, 0, 0}).view(2, 3);
      double expected = (0 + 2.25 + 1 + 0.0625 + 0 + 1) / 6;

      assertThat((double) new Loss.MeanSquare().of(scores(), targets).item_float())
          .isCloseTo(expected, within(1e-6));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"hinge", "label-smoothing", "label-smoothing:x", "label-smoothing:1"})
  void refusesWhatIsNone(String text) {
    assertThatThrownBy(() -> Loss.parse(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"cross-entropy", "mse", "label-smoothing:0.1"})
  void itsTextIsReadAsTheSameLoss(String text) {
    assertThat(Loss.parse(text).text()).isEqualTo(text);
  }

  private static double ofClasses(Loss loss) {
    try (PointerScope scope = new PointerScope()) {
      return loss.of(scores(), torch.tensor(new long[] {CLASSES[0], CLASSES[1]})).item_float();
    }
  }

  private static Tensor scores() {
    float[] flat = new float[6];
    for (int i = 0; i < 6; i++) {
      flat[i] = (float) SCORES[i / 3][i % 3];
    }
    return torch.tensor(flat).view(2, 3);
  }

  private static double logSoftmax(int row, int k) {
    double sum = 0;
    for (double score : SCORES[row]) {
      sum += Math.exp(score);
    }
    return SCORES[row][k] - Math.log(sum);
  }
}
