package io.spectracast.model;

import java.util.Arrays;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** The function between two layers, applied to each element. */
public enum Activation {
  /** max(0, x). */
  RELU(torch::relu),
  /** xΦ(x), with Φ the normal distribution function. */
  GELU(torch::gelu),
  /** tanh x. */
  TANH(torch::tanh),
  /** x/(1 + e^−x). */
  SILU(torch::silu),
  /** x for x ≥ 0, else x/100. */
  LEAKY_RELU(torch::leaky_relu),
  /** x: layers without a function between them are a deep linear network. */
  LINEAR(x -> x);

  private final UnaryOperator<Tensor> function;

  Activation(UnaryOperator<Tensor> function) {
    this.function = function;
  }

  Tensor apply(Tensor x) {
    return function.apply(x);
  }

  /** The name on a command line, e.g. {@code leaky-relu}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** As one more setting of a model's text; nothing where it is the usual one. */
  String setting(Activation usual) {
    return this == usual ? "" : ",activation=" + word();
  }

  /**
   * The inverse of {@link #word()}.
   *
   * @throws IllegalArgumentException if there is no such activation; names the choices
   */
  static Activation parse(String word) {
    return Arrays.stream(values())
        .filter(a -> a.word().equals(word))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "activation must be one of %s, was '%s'".formatted(words(), word)));
  }

  private static String words() {
    return Arrays.stream(values()).map(Activation::word).collect(Collectors.joining(", "));
  }
}
