package io.spectracast.model;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;

/**
 * A multilayer perceptron with an activation function φ between its layers, in float32:
 *
 * <pre>  x ↦ W_L φ(… φ(W₁x + b₁) …) + b_L.</pre>
 *
 * Parameters are named as PyTorch would, {@code fc1.weight}, {@code fc1.bias}, …, and start as
 * {@code torch.nn.Linear} does: all uniform on ±1/√(number of inputs).
 */
public final class Mlp implements Network {

  private final Activation activation;
  private final List<Linear> layers = new ArrayList<>();
  private final Parameters parameters = new Parameters();

  /** ReLU between the layers. */
  public Mlp(int... widths) {
    this(Activation.RELU, widths);
  }

  /**
   * A network with all parameters 0.
   *
   * @param activation φ
   * @param widths of the input, the hidden layers and the output; at least two, all positive
   */
  public Mlp(Activation activation, int... widths) {
    if (widths.length < 2) {
      throw new IllegalArgumentException("widths must be at least two, was " + widths.length);
    }
    Torch.useOneThread();
    this.activation = activation;
    try (PointerScope scope = new PointerScope()) {
      for (int i = 1; i < widths.length; i++) {
        Role role = i == widths.length - 1 ? Role.HEAD : Role.HIDDEN;
        layers.add(Linear.of(parameters, "fc" + i, role, widths[i - 1], widths[i]));
      }
      parameters.keep(scope);
    }
  }

  @Override
  public Parameters parameters() {
    return parameters;
  }

  @Override
  public Tensor forward(Tensor inputs, LayerWatch watch) {
    Tensor x = layers.get(0).apply(inputs, watch);
    for (Linear layer : layers.subList(1, layers.size())) {
      x = layer.apply(activation.apply(x), watch);
    }
    return x;
  }
}
