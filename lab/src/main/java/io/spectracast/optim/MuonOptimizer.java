package io.spectracast.optim;

import io.spectracast.model.Parameter;
import io.spectracast.model.Parameters;
import io.spectracast.model.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;

/**
 * Muon: hidden matrices and kernels move along orthogonalised momentum, everything else by AdamW
 * with its defaults, both at the same learning rate:
 *
 * <pre>  b ← μb + (1 − μ)g,   w ← (1 − ηκ)w − 0.2 √max(m, n) η O((1 − μ)g + μb)</pre>
 *
 * for an m × n matrix, with O the {@link Orthogonalisation}. The factor makes the root mean square
 * of an update that of Adam.
 *
 * <p>K. Jordan, "Muon: an optimizer for hidden layers in neural networks" (2024); J. Liu and
 * others, arXiv:2502.16982; in the form of {@code torch.optim.Muon} with {@code match_rms_adamw},
 * in float32.
 */
final class MuonOptimizer implements Optimizer {

  private static final double MATCH = 0.2;

  private final Parameters parameters;
  private final List<Integer> matrices;
  private final double momentum;
  private final double weightDecay;
  private final Moments means;
  private final AdamWOptimizer rest;
  private final PointerScope memory;

  MuonOptimizer(Parameters parameters, Method.Muon method, double weightDecay) {
    this.parameters = parameters;
    this.momentum = method.momentum();
    this.weightDecay = weightDecay;
    this.matrices = indices(parameters, true);
    this.rest =
        new AdamWOptimizer(
            parameters, indices(parameters, false), Method.AdamW.DEFAULT, weightDecay);
    try (PointerScope scope = new PointerScope()) {
      means = new Moments("momentum", parameters, matrices);
      memory = scope.extend();
    }
  }

  private static List<Integer> indices(Parameters parameters, boolean hidden) {
    return IntStream.range(0, parameters.count())
        .filter(i -> (parameters.role(i) == Role.HIDDEN) == hidden)
        .boxed()
        .toList();
  }

  @Override
  @SuppressWarnings("try") // closed for what it frees
  public void step(double learningRate) {
    try (PointerScope scope = new PointerScope();
        NoGradGuard guard = new NoGradGuard()) {
      Scalar shrink = new Scalar(1 - learningRate * weightDecay);
      Scalar minusRate = new Scalar(-learningRate);
      for (int i = 0; i < matrices.size(); i++) {
        Tensor parameter = parameters.tensor(matrices.get(i));
        Tensor gradient = parameter.grad();
        Tensor mean = means.get(i).lerp_(gradient, new Scalar(1 - momentum));
        Tensor ahead = gradient.lerp(mean, new Scalar(momentum));
        parameter.mul_(shrink).add_(orthogonalised(ahead, ahead), minusRate);
      }
    }
    rest.step(learningRate);
  }

  /** 0.2 √max(m, n) P·other, of other's shape. */
  private static Tensor orthogonalised(Tensor direction, Tensor other) {
    Tensor matrix = direction.flatten(1, -1);
    double scale = MATCH * Math.sqrt(Math.max(matrix.size(0), matrix.size(1)));
    Tensor second = direction == other ? matrix : other.flatten(1, -1);
    Tensor result = Orthogonalisation.apply(matrix, second);
    return result.mul(new Scalar(scale)).reshape(direction.sizes());
  }

  @Override
  public List<Parameter> copyState() {
    List<Parameter> state = new ArrayList<>();
    means.addTo(state);
    state.addAll(rest.copyState());
    return state;
  }

  @Override
  public void load(long newSteps, List<Parameter> state) {
    means.load(state);
    rest.load(newSteps, state);
  }

  /** η: the mean gradient b has the weight 1 of all gradients before it. */
  @Override
  public double effectiveLearningRate(double learningRate) {
    return learningRate;
  }

  /** 0.2 √max(m, n) P g, with P of the direction once this gradient has been seen. */
  @Override
  public Tensor precondition(int parameter, Tensor gradient) {
    int i = matrices.indexOf(parameter);
    if (i < 0) {
      return rest.precondition(parameter, gradient);
    }
    Tensor mean = means.get(i).lerp(gradient, new Scalar(1 - momentum));
    return orthogonalised(gradient.lerp(mean, new Scalar(momentum)), gradient);
  }

  @Override
  public void close() {
    rest.close();
    memory.close();
  }
}
