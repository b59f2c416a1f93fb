package io.spectracast.model;

import org.bytedeco.pytorch.Tensor;

/**
 * A neural network: parameters and a differentiable map from a batch of inputs to scores. A softmax
 * is left to the loss.
 *
 * <p>Not thread-safe; each thread has its own. Holds native memory until closed.
 */
public interface Network extends AutoCloseable {

  /** Its parameters, as they are; an optimizer moves them. */
  Parameters parameters();

  /**
   * The scores of a batch.
   *
   * @param inputs float32 (examples × values), or int64 (examples × tokens)
   * @param watch shown what each layer puts out
   * @return (predictions × outputs), one prediction for each example, or for each token of each
   */
  Tensor forward(Tensor inputs, LayerWatch watch);

  /** The scores of a batch. */
  default Tensor forward(Tensor inputs) {
    return forward(inputs, LayerWatch.NONE);
  }

  /** Frees the native memory. */
  @Override
  default void close() {
    parameters().close();
  }
}
