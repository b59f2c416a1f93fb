package io.spectracast.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.spectracast.data.Dataset;
import io.spectracast.model.ModelSpec;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.Test;

@SuppressWarnings("try") // scopes are closed for what they free
class TaskTest {

  private static final TrainingConfig CONFIG = TrainingConfig.DEFAULT.withBatchSize(8);
  private static final TrainingConfig TEXT =
      CONFIG.withModel(ModelSpec.parse("gpt:layers=1,width=16,block=8"));

  @Test
  void theTargetsOfATextAreItsNextTokens() {
    int[] text = SmallData.text().train();
    try (Task task = new Task(TEXT, SmallData.text());
        PointerScope scope = new PointerScope()) {
      Batch batch = task.train().select(torch.tensor(new long[] {3, 40}));

      assertThat(batch.inputs().size(0)).isEqualTo(2);
      for (int i = 0; i < 8; i++) {
        assertThat(at(batch.inputs(), 0, i)).isEqualTo(text[3 + i]);
        assertThat(at(batch.targets(), 0, i)).isEqualTo(text[4 + i]);
        assertThat(at(batch.targets(), 1, i)).isEqualTo(text[41 + i]);
      }
      assertThat(task.train().count()).isEqualTo(text.length - 8);
      assertThat(task.test().count()).isEqualTo((SmallData.text().validation().length - 1) / 8);
      assertThat(task.stepsPerEpoch()).isEqualTo((text.length - 8) / 64);
    }
  }

  @Test
  void labelNoiseReplacesTheAskedFractionByTheSeed() {
    byte[] labels = SmallData.DIGITS.train().labels();
    int changed = 0;
    try (Task task = new Task(CONFIG.withLabelNoise(0.5), SmallData.DIGITS);
        Task again = new Task(CONFIG.withLabelNoise(0.5), SmallData.DIGITS);
        PointerScope scope = new PointerScope()) {
      Tensor noisy = task.train().range(0, labels.length).targets();
      for (int i = 0; i < labels.length; i++) {
        changed += noisy.select(0, i).item_long() == labels[i] ? 0 : 1;
      }
      assertThat(noisy.equal(again.train().range(0, labels.length).targets())).isTrue();
      assertThat(task.test().range(0, 1).targets().item_long())
          .isEqualTo(SmallData.DIGITS.test().labels()[0]);
    }
    // Of the 48 replaced, each keeps its label with probability 1/10: 43.2 ± 2.1 change.
    assertThat(changed).isBetween(35, 48);
  }

  @Test
  void inEachEpochEveryExampleComesOnce() {
    try (BatchOrder order = new BatchOrder.Epochs(3, 24, 8);
        PointerScope scope = new PointerScope()) {
      Tensor epoch =
          torch.cat(
              new org.bytedeco.pytorch.TensorVector(
                  order.indices(3), order.indices(4), order.indices(5)));
      long sum = 0;
      for (int i = 0; i < 24; i++) {
        sum |= 1L << epoch.select(0, i).item_long();
      }
      assertThat(sum).isEqualTo((1L << 24) - 1);
    }
  }

  @Test
  void refusesWhatDoesNotSuitTheData() {
    assertRefused(CONFIG, SmallData.vectors(), "loss must be mse for vectors, was cross-entropy");
    assertRefused(CONFIG, SmallData.text(), "reads images, vectors or short sequences");
    assertRefused(TEXT, SmallData.DIGITS, "reads text or short sequences");
    assertRefused(
        CONFIG.withModel(ModelSpec.parse("vit:patch=5")),
        SmallData.DIGITS,
        "image height must be a multiple of the patch, 5, was 28");
    assertRefused(
        TEXT.withModel(ModelSpec.parse("gpt:block=2000")),
        SmallData.text(),
        "the text must be longer than the block, 2000 tokens");
    assertRefused(CONFIG.withBatchSize(97), SmallData.DIGITS, "batchSize must be at most 96");
    assertRefused(TEXT.withLabelNoise(0.1), SmallData.text(), "labelNoise must be 0");
    assertThatThrownBy(() -> CONFIG.withLabelNoise(Double.NaN))
        .hasMessage("labelNoise must be in [0, 1], was NaN");
  }

  private static void assertRefused(TrainingConfig config, Dataset data, String told) {
    assertThatThrownBy(() -> new Task(config, data))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(told);
  }

  @Test
  void everySettingIsWrittenAndReadBack() {
    SmallData.runs()
        .map(run -> ((TrainingConfig) run.get()[0]).withLabelNoise(0.25))
        .forEach(c -> assertThat(TrainingConfig.of(c.asMap(), c.threads())).isEqualTo(c));
  }

  private static long at(Tensor tensor, int row, int column) {
    return tensor.select(0, row).select(0, column).item_long();
  }
}
