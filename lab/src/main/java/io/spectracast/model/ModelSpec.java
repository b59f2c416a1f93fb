package io.spectracast.model;

/** A model as it is asked for, in one word, before it is known what it is to be trained on. */
public sealed interface ModelSpec permits MlpSpec, ConvNetSpec, ResNetSpec, VitSpec, GptSpec {

  /** What {@link #parse} understands. */
  String CHOICES = "mlp[:WIDTH,…], linear[:WIDTH,…], cnn, resnet, vit or gpt";

  /** What {@link #parse} reads as this model. */
  String text();

  /**
   * The model for these inputs and outputs, all parameters 0.
   *
   * @throws IllegalArgumentException if it has no use for such inputs or their size
   */
  Network build(Signature signature);

  /**
   * Reads a model and its settings, e.g. {@code mlp:256,256}, {@code mlp:64,activation=tanh},
   * {@code linear:32,32}, {@code cnn}, {@code resnet:blocks=1,width=16}, {@code
   * vit:patch=7,norm=pre} or {@code gpt:layers=2,heads=2,width=128,block=128}.
   *
   * @throws IllegalArgumentException if there is no such model or setting; names the choices
   */
  static ModelSpec parse(String text) {
    SpecWords words = new SpecWords(text);
    return switch (words.kind()) {
      case "mlp" -> MlpSpec.of(words, Activation.RELU);
      case "linear" -> MlpSpec.of(words, Activation.LINEAR);
      case "cnn" -> ConvNetSpec.of(words);
      case "resnet" -> ResNetSpec.of(words);
      case "vit" -> VitSpec.of(words);
      case "gpt" -> GptSpec.of(words);
      default ->
          throw new IllegalArgumentException("model must be %s, was '%s'".formatted(CHOICES, text));
    };
  }
}
