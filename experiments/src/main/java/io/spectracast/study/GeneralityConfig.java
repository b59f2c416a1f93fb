package io.spectracast.study;

import io.spectracast.model.Activation;
import java.util.ArrayList;
import java.util.List;

/**
 * All architectures with all activations and all losses.
 *
 * @param architectures five, or fewer
 * @param activations of each
 * @param losses of each
 * @param images to train on
 * @param updates of each network
 * @param every updates between two spectra; divides {@code updates}
 * @param replicates of each bootstrap
 */
record GeneralityConfig(
    List<Architecture> architectures,
    List<Activation> activations,
    List<String> losses,
    int images,
    int updates,
    int every,
    int replicates) {

  static final String MEAN_SQUARE = "mse";

  /** A squared error is a mean over outputs, so that its gradients are that much smaller. */
  private static final double MEAN_SQUARE_FACTOR = 4;

  private static final int BATCH_SIZE = 16;
  private static final double WEIGHT_DECAY = 5e-3;

  /**
   * A model but for its activation.
   *
   * @param name in tables
   * @param model as {@code ModelSpec.parse} reads it, with a place for the activation
   * @param text whether it reads tokens, not images
   * @param learningRate η for a cross-entropy
   */
  record Architecture(String name, String model, boolean text, double learningRate) {}

  static final List<Architecture> FIVE =
      List.of(
          new Architecture("perceptron", "mlp:48,48,activation=%s", false, 0.1),
          new Architecture("convolutional", "cnn:activation=%s", false, 0.05),
          new Architecture("residual", "resnet:blocks=1,width=8,activation=%s", false, 0.1),
          new Architecture(
              "vision transformer",
              "vit:patch=7,width=32,depth=1,heads=2,norm=pre,activation=%s",
              false,
              0.05),
          new Architecture(
              "GPT", "gpt:layers=1,heads=2,width=32,block=24,activation=%s", true, 0.3));

  static final GeneralityConfig FULL =
      new GeneralityConfig(
          FIVE,
          List.of(Activation.values()),
          List.of("cross-entropy", "label-smoothing:0.1", MEAN_SQUARE),
          2000,
          800,
          10,
          1000);

  static final GeneralityConfig QUICK =
      new GeneralityConfig(FIVE, FULL.activations(), FULL.losses(), 1000, 160, 4, 300);

  /** One network for each combination. */
  List<GeneralitySettings> settings(String images, String text, long seed) {
    List<GeneralitySettings> all = new ArrayList<>();
    for (Architecture architecture : architectures) {
      for (Activation activation : activations) {
        for (String loss : losses) {
          double factor = loss.equals(MEAN_SQUARE) ? MEAN_SQUARE_FACTOR : 1;
          all.add(
              new GeneralitySettings(
                  architecture.text() ? text : images,
                  this.images,
                  architecture.name(),
                  activation.word(),
                  architecture.model().formatted(activation.word()),
                  loss,
                  factor * architecture.learningRate(),
                  BATCH_SIZE,
                  WEIGHT_DECAY,
                  updates,
                  every,
                  seed + all.size()));
        }
      }
    }
    return all;
  }
}
