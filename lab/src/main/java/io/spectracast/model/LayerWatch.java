package io.spectracast.model;

import org.bytedeco.pytorch.Tensor;

/** Sees what each layer of a network puts out, from the input on. */
@FunctionalInterface
public interface LayerWatch {

  /** Looks at nothing. */
  LayerWatch NONE = (layer, output) -> {};

  /**
   * Called after each layer.
   *
   * @param layer its name, that of its parameters without {@code .weight}
   * @param output before any activation function
   */
  void see(String layer, Tensor output);
}
