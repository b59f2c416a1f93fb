package io.spectracast.model;

import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;

/**
 * A fully connected layer, x ↦ xWᵀ + b.
 *
 * @param name of the layer; its parameters are {@code name.weight} and {@code name.bias}
 * @param weight W, outputs × inputs
 * @param bias b, or none
 */
record Linear(String name, Tensor weight, TensorOptional bias) {

  /** With PyTorch's default start. */
  static Linear of(Parameters parameters, String name, Role role, int inputs, int outputs) {
    Initialisation start = Initialisation.fanIn(inputs);
    return new Linear(
        name,
        parameters.add(name + ".weight", role, start, outputs, inputs),
        new TensorOptional(parameters.add(name + ".bias", Role.VECTOR, start, outputs)));
  }

  /** Without a bias. */
  static Linear unbiased(
      Parameters parameters, String name, Initialisation start, int inputs, int outputs) {
    return new Linear(
        name,
        parameters.add(name + ".weight", Role.HIDDEN, start, outputs, inputs),
        new TensorOptional());
  }

  Tensor apply(Tensor x, LayerWatch watch) {
    Tensor y = torch.linear(x, weight, bias);
    watch.see(name, y);
    return y;
  }
}
