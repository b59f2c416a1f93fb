package io.spectracast.model;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A multilayer perceptron; with {@link Activation#LINEAR} a deep linear network.
 *
 * @param hidden widths of the hidden layers, from the input to the output; may be empty
 * @param activation between the layers
 */
public record MlpSpec(List<Integer> hidden, Activation activation) implements ModelSpec {

  private static final List<Integer> DEFAULT_HIDDEN = List.of(256, 256);
  private static final String NO_HIDDEN = "none";

  public MlpSpec {
    hidden = List.copyOf(hidden);
    hidden.forEach(width -> Sizes.requirePositive("hidden widths", width));
  }

  /** ReLU between the layers. */
  public MlpSpec(Integer... hidden) {
    this(List.of(hidden), Activation.RELU);
  }

  static MlpSpec of(SpecWords words, Activation activation) {
    words.requireNames("activation");
    return new MlpSpec(hidden(words), words.activation(activation));
  }

  private static List<Integer> hidden(SpecWords words) {
    if (words.plain().isEmpty()) {
      return DEFAULT_HIDDEN;
    }
    if (words.plain().equals(List.of(NO_HIDDEN))) {
      return List.of();
    }
    return words.plain().stream().map(words::integer).toList();
  }

  @Override
  public String text() {
    String widths =
        hidden.isEmpty()
            ? NO_HIDDEN
            : hidden.stream().map(String::valueOf).collect(Collectors.joining(","));
    return switch (activation) {
      case RELU -> "mlp:" + widths;
      case LINEAR -> "linear:" + widths;
      default -> "mlp:" + widths + ",activation=" + activation.word();
    };
  }

  @Override
  public Network build(Signature signature) {
    if (signature instanceof Signature.Images images) {
      return new Mlp(
          activation,
          widths(images.channels() * images.height() * images.width(), images.outputs()));
    }
    if (signature instanceof Signature.Vectors vectors) {
      return new Mlp(activation, widths(vectors.inputs(), vectors.outputs()));
    }
    if (signature instanceof Signature.Sequences sequences) {
      int inputs = sequences.length() * sequences.vocabulary();
      return new OneHot(
          new Mlp(activation, widths(inputs, sequences.outputs())), sequences.vocabulary());
    }
    throw Sizes.misfit(this, "images, vectors or short sequences", signature);
  }

  private int[] widths(int inputs, int outputs) {
    int[] widths = new int[hidden.size() + 2];
    widths[0] = inputs;
    for (int i = 0; i < hidden.size(); i++) {
      widths[i + 1] = hidden.get(i);
    }
    widths[widths.length - 1] = outputs;
    return widths;
  }
}
