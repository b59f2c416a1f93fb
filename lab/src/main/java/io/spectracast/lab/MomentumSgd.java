package io.spectracast.lab;

import static org.bytedeco.pytorch.global.torch.empty;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;

/**
 * Stochastic gradient descent with heavy-ball momentum and L2 weight decay, in the form of {@code
 * torch.optim.SGD}:
 *
 * <pre>  g ← ∇L + κw,   b ← μb + g,   w ← w − ηb,   b = 0 at the start.</pre>
 */
final class MomentumSgd implements AutoCloseable {

  private final List<Tensor> parameters;
  private final List<Tensor> buffers = new ArrayList<>();
  private final boolean decays;
  private final Scalar minusLearningRate;
  private final Scalar momentum;
  private final Scalar weightDecay;
  private final PointerScope memory;

  MomentumSgd(List<Tensor> parameters, TrainingConfig config) {
    this.parameters = parameters;
    this.decays = config.weightDecay() > 0;
    try (PointerScope scope = new PointerScope()) {
      minusLearningRate = new Scalar(-config.learningRate());
      momentum = new Scalar(config.momentum());
      weightDecay = new Scalar(config.weightDecay());
      for (Tensor parameter : parameters) {
        buffers.add(empty(parameter.sizes()).zero_());
      }
      memory = scope.extend();
    }
  }

  /** One update from the gradients that lie at the parameters. */
  @SuppressWarnings("try") // closed for what it frees
  void step() {
    try (NoGradGuard guard = new NoGradGuard()) {
      for (int i = 0; i < buffers.size(); i++) {
        Tensor parameter = parameters.get(i);
        Tensor gradient = parameter.grad();
        if (decays) {
          gradient.add_(parameter, weightDecay);
        }
        parameter.add_(buffers.get(i).mul_(momentum).add_(gradient), minusLearningRate);
      }
    }
  }

  /** The momentum buffers b, in the parameters' order. */
  List<Tensor> buffers() {
    return buffers;
  }

  @Override
  public void close() {
    memory.close();
  }
}
