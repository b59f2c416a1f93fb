package io.spectracast.model;

import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;

/**
 * Normalisation to mean 0 and variance 1 over the features of one example, then a gain and an
 * offset for each feature. It keeps no running averages.
 *
 * @param gain 1 at the start
 * @param offset 0 at the start, or none
 */
record Norm(Tensor gain, TensorOptional offset) {

  private static final double EPSILON = 1e-5;

  static Norm of(Parameters parameters, String name, int features) {
    Norm norm = unbiased(parameters, name, features);
    Tensor offset =
        parameters.add(name + ".bias", Role.VECTOR, Initialisation.constant(0), features);
    return new Norm(norm.gain, new TensorOptional(offset));
  }

  static Norm unbiased(Parameters parameters, String name, int features) {
    return new Norm(
        parameters.add(name + ".weight", Role.VECTOR, Initialisation.constant(1), features),
        new TensorOptional());
  }

  /** Over the last dimension. */
  Tensor overFeatures(Tensor x) {
    return torch.layer_norm(
        x, new long[] {gain.numel()}, new TensorOptional(gain), offset, EPSILON, false);
  }

  /** Over groups of channels of (examples × channels × height × width). */
  Tensor overGroups(Tensor x, long groups) {
    return torch.group_norm(x, groups, new TensorOptional(gain), offset, EPSILON, false);
  }
}
