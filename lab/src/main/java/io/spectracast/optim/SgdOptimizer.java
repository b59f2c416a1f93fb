package io.spectracast.optim;

import io.spectracast.model.Parameter;
import io.spectracast.model.Parameters;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;

/**
 * Stochastic gradient descent with momentum μ and L2 weight decay κ, in the form of {@code
 * torch.optim.SGD}:
 *
 * <pre>  g ← ∇L + κw,   b ← μb + g,   w ← w − ηb   (Nesterov: w ← w − η(g + μb)),   b = 0 first.
 * </pre>
 */
final class SgdOptimizer implements Optimizer {

  private final Parameters parameters;
  private final double momentum;
  private final boolean nesterov;
  private final boolean decays;
  private final Moments buffers; // none without momentum
  private final Scalar mu;
  private final Scalar kappa;
  private final PointerScope memory;

  SgdOptimizer(Parameters parameters, Method.Sgd method, double weightDecay) {
    this.parameters = parameters;
    this.momentum = method.momentum();
    this.nesterov = method.nesterov();
    this.decays = weightDecay > 0;
    try (PointerScope scope = new PointerScope()) {
      mu = new Scalar(momentum);
      kappa = new Scalar(weightDecay);
      int buffered = momentum > 0 ? parameters.count() : 0;
      buffers = new Moments("momentum", parameters, IntStream.range(0, buffered).boxed().toList());
      memory = scope.extend();
    }
  }

  @Override
  @SuppressWarnings("try") // closed for what it frees
  public void step(double learningRate) {
    try (PointerScope scope = new PointerScope();
        NoGradGuard guard = new NoGradGuard()) {
      Scalar minusLearningRate = new Scalar(-learningRate);
      for (int i = 0; i < parameters.count(); i++) {
        Tensor parameter = parameters.tensor(i);
        Tensor gradient = parameter.grad();
        if (decays) {
          gradient.add_(parameter, kappa);
        }
        parameter.add_(direction(i, gradient), minusLearningRate);
      }
    }
  }

  private Tensor direction(int i, Tensor gradient) {
    if (buffers.count() == 0) {
      return gradient;
    }
    Tensor buffer = buffers.get(i).mul_(mu).add_(gradient);
    return nesterov ? gradient.add_(buffer, mu) : buffer;
  }

  @Override
  public List<Parameter> copyState() {
    List<Parameter> state = new ArrayList<>();
    buffers.addTo(state);
    return state;
  }

  @Override
  public void load(long steps, List<Parameter> state) {
    buffers.load(state);
  }

  @Override
  public double effectiveLearningRate(double learningRate) {
    return learningRate / (1 - momentum);
  }

  @Override
  public Tensor precondition(int parameter, Tensor gradient) {
    return gradient;
  }

  @Override
  public void close() {
    memory.close();
  }
}
