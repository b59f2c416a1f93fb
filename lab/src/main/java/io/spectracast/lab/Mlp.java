package io.spectracast.lab;

import static org.bytedeco.pytorch.global.torch.cross_entropy_loss;
import static org.bytedeco.pytorch.global.torch.empty;
import static org.bytedeco.pytorch.global.torch.linear;
import static org.bytedeco.pytorch.global.torch.relu;

import io.spectracast.random.RandomStreams;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;

/**
 * A multilayer perceptron with ReLU between its layers, in float32:
 *
 * <pre>  x ↦ W_L relu(… relu(W₁x + b₁) …) + b_L,</pre>
 *
 * with the softmax left to the loss, the mean cross-entropy. Parameters are named as PyTorch would,
 * {@code fc1.weight}, {@code fc1.bias}, ….
 *
 * <p>Not thread-safe; each thread has its own. Holds native memory until closed.
 */
public final class Mlp implements AutoCloseable {

  private final int[] widths;
  private final List<Tensor> parameters = new ArrayList<>(); // W₁, b₁, W₂, b₂, …
  private final PointerScope memory;

  /**
   * A network with all parameters 0.
   *
   * @param widths of the input, the hidden layers and the output; at least two, all positive
   */
  public Mlp(int... widths) {
    if (widths.length < 2) {
      throw new IllegalArgumentException("widths must be at least two, was " + widths.length);
    }
    Torch.useOneThread();
    this.widths = widths.clone();
    try (PointerScope scope = new PointerScope()) {
      for (int layer = 1; layer < widths.length; layer++) {
        parameters.add(zeros(widths[layer], widths[layer - 1]));
        parameters.add(zeros(widths[layer]));
      }
      memory = scope.extend();
    }
  }

  private static Tensor zeros(long... shape) {
    Tensor zeros = empty(shape).zero_();
    zeros.set_requires_grad(true);
    return zeros;
  }

  /**
   * Draws the parameters as {@code torch.nn.Linear} does by default: all uniform on ±1/√(number of
   * inputs), which is Kaiming's uniform initialisation with a = √5.
   *
   * @param seed root of the streams drawn from
   */
  public void initialise(long seed) {
    RandomStreams streams = new RandomStreams(seed);
    List<Parameter> drawn = new ArrayList<>();
    for (int i = 0; i < parameters.size(); i++) {
      double bound = 1 / Math.sqrt(widths[i / 2]);
      float[] values = new float[Math.toIntExact(parameters.get(i).numel())];
      UniformRandomProvider rng = streams.stream("init/" + name(i), 0);
      for (int j = 0; j < values.length; j++) {
        values[j] = (float) (bound * (2 * rng.nextDouble() - 1));
      }
      drawn.add(new Parameter(name(i), shape(i), values));
    }
    load(drawn);
  }

  /** A copy of the parameters. */
  public List<Parameter> copyParameters() {
    return copy(parameters);
  }

  /** A copy of the gradients left by the last {@code backward()}, named as their parameters. */
  @SuppressWarnings("try") // closed for what it frees
  public List<Parameter> copyGradients() {
    try (PointerScope scope = new PointerScope()) {
      return copy(parameters.stream().map(p -> p.grad().contiguous()).toList());
    }
  }

  /**
   * Sets the parameters.
   *
   * @throws IllegalArgumentException if they do not match in number or length
   */
  public void load(List<Parameter> values) {
    fill(parameters, values);
  }

  /** The scores of a batch: (examples × inputs) to (examples × classes). */
  Tensor forward(Tensor inputs) {
    Tensor x = inputs;
    for (int layer = 0; layer < layers(); layer++) {
      x = layer == 0 ? x : relu(x);
      x = affine(layer, x);
    }
    return x;
  }

  /** The mean cross-entropy of a batch. */
  Tensor loss(Tensor inputs, Tensor labels) {
    return cross_entropy_loss(forward(inputs), labels);
  }

  /** Forgets the gradients; the next {@code backward()} starts from none. */
  void clearGradients() {
    for (Tensor parameter : parameters) {
      parameter.mutable_grad().reset();
    }
  }

  /** The first layer, from the input, whose weights or outputs on this batch are not finite. */
  String firstNotFinite(Tensor inputs) {
    Tensor x = inputs;
    for (int layer = 0; layer < layers(); layer++) {
      x = affine(layer, layer == 0 ? x : relu(x));
      if (!Float.isFinite(x.sum().item_float())) {
        return "fc" + (layer + 1);
      }
    }
    return "loss";
  }

  /** Number of weight matrices. */
  int layers() {
    return widths.length - 1;
  }

  /** W₁, b₁, W₂, b₂, …. */
  List<Tensor> parameters() {
    return parameters;
  }

  /** Java copies of tensors that correspond to the parameters. */
  @SuppressWarnings("try") // closed for what it frees
  List<Parameter> copy(List<Tensor> tensors) {
    List<Parameter> copies = new ArrayList<>();
    for (int i = 0; i < tensors.size(); i++) {
      float[] values = new float[Math.toIntExact(tensors.get(i).numel())];
      try (PointerScope scope = new PointerScope()) {
        tensors.get(i).data_ptr_float().get(values);
      }
      copies.add(new Parameter(name(i), shape(i), values));
    }
    return copies;
  }

  /** Sets tensors that correspond to the parameters. */
  @SuppressWarnings("try") // closed for what it frees
  void fill(List<Tensor> tensors, List<Parameter> values) {
    if (values.size() != tensors.size()) {
      throw new IllegalArgumentException(
          "parameters must be %d, was %d".formatted(tensors.size(), values.size()));
    }
    for (int i = 0; i < tensors.size(); i++) {
      float[] source = values.get(i).values();
      if (source.length != tensors.get(i).numel()) {
        throw new IllegalArgumentException(
            "%s must have %d values, was %d"
                .formatted(name(i), tensors.get(i).numel(), source.length));
      }
      try (PointerScope scope = new PointerScope()) {
        tensors.get(i).data_ptr_float().put(source);
      }
    }
  }

  private Tensor affine(int layer, Tensor x) {
    return linear(x, parameters.get(2 * layer), parameters.get(2 * layer + 1));
  }

  private static String name(int index) {
    return "fc%d.%s".formatted(index / 2 + 1, index % 2 == 0 ? "weight" : "bias");
  }

  private long[] shape(int index) {
    int inputs = widths[index / 2];
    int outputs = widths[index / 2 + 1];
    return index % 2 == 0 ? new long[] {outputs, inputs} : new long[] {outputs};
  }

  /** Frees the native memory. */
  @Override
  public void close() {
    memory.close();
  }
}
