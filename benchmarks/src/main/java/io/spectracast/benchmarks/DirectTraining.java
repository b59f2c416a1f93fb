package io.spectracast.benchmarks;

import static org.bytedeco.pytorch.global.torch.cross_entropy_loss;

import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Optimizer;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** The training of a {@link DirectModel} by libtorch's own optimizer, batch by batch. */
final class DirectTraining {

  private final DirectModel model;
  private final Optimizer optimizer;
  private final Tensor inputs;
  private final Tensor targets;
  private final int batchSize;
  private final Tensor order;
  private long step;

  /**
   * At its start.
   *
   * @param inputs one example after the other
   * @param targets the classes of each example
   */
  DirectTraining(
      DirectModel model, Optimizer optimizer, Tensor inputs, Tensor targets, int batchSize) {
    this.model = model;
    this.optimizer = optimizer;
    this.inputs = inputs;
    this.targets = targets;
    this.batchSize = batchSize;
    this.order = torch.randperm(inputs.size(0));
  }

  /** One update; the loss before it. */
  @SuppressWarnings("try") // closed for what it frees
  double update() {
    long batch = step++ % (inputs.size(0) / batchSize);
    try (PointerScope scope = new PointerScope()) {
      Tensor chosen = order.narrow(0, batch * batchSize, batchSize);
      Tensor scores = model.forward(inputs.index_select(0, chosen));
      Tensor loss = cross_entropy_loss(scores, targets.index_select(0, chosen).view(-1));
      optimizer.zero_grad();
      loss.backward();
      optimizer.step();
      return loss.item_float();
    }
  }
}
