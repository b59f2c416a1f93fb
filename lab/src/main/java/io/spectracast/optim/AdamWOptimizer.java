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
 * Adam with decoupled weight decay κ, in the form of {@code torch.optim.AdamW}; at update t = 1, 2,
 * …
 *
 * <pre>  m ← β₁m + (1 − β₁)g,   v ← β₂v + (1 − β₂)g²,
 *  w ← (1 − ηκ)w − η (m/(1 − β₁ᵗ)) / (√(v/(1 − β₂ᵗ)) + ε).</pre>
 *
 * <p>D. P. Kingma and J. Ba, arXiv:1412.6980; I. Loshchilov and F. Hutter, arXiv:1711.05101.
 */
final class AdamWOptimizer implements Optimizer {

  private final Parameters parameters;
  private final List<Integer> indices;
  private final Method.AdamW method;
  private final double weightDecay;
  private final Moments means;
  private final Moments squares;
  private final PointerScope memory;
  private long steps;

  AdamWOptimizer(Parameters parameters, Method.AdamW method, double weightDecay) {
    this(parameters, IntStream.range(0, parameters.count()).boxed().toList(), method, weightDecay);
  }

  /** Moves only the parameters with these indices. */
  AdamWOptimizer(
      Parameters parameters, List<Integer> indices, Method.AdamW method, double weightDecay) {
    this.parameters = parameters;
    this.indices = List.copyOf(indices);
    this.method = method;
    this.weightDecay = weightDecay;
    try (PointerScope scope = new PointerScope()) {
      means = new Moments("exp_avg", parameters, indices);
      squares = new Moments("exp_avg_sq", parameters, indices);
      memory = scope.extend();
    }
  }

  @Override
  @SuppressWarnings("try") // closed for what it frees
  public void step(double learningRate) {
    steps++;
    try (PointerScope scope = new PointerScope();
        NoGradGuard guard = new NoGradGuard()) {
      Scalar shrink = new Scalar(1 - learningRate * weightDecay);
      Scalar toGradient = new Scalar(1 - method.beta1());
      Scalar beta2 = new Scalar(method.beta2());
      Scalar toSquare = new Scalar(1 - method.beta2());
      Scalar minusRate = new Scalar(-learningRate / (1 - Math.pow(method.beta1(), steps)));
      for (int i = 0; i < indices.size(); i++) {
        Tensor parameter = parameters.tensor(indices.get(i));
        Tensor gradient = parameter.grad();
        if (weightDecay > 0) {
          parameter.mul_(shrink);
        }
        means.get(i).lerp_(gradient, toGradient);
        squares.get(i).mul_(beta2).addcmul_(gradient, gradient, toSquare);
        parameter.addcdiv_(means.get(i), root(squares.get(i), steps), minusRate);
      }
    }
  }

  /** √(v/(1 − β₂ᵗ)) + ε. */
  private Tensor root(Tensor square, long t) {
    Scalar correction = new Scalar(Math.sqrt(1 - Math.pow(method.beta2(), t)));
    return square.sqrt().div_(correction).add_(new Scalar(method.epsilon()));
  }

  @Override
  public List<Parameter> copyState() {
    List<Parameter> state = new ArrayList<>();
    means.addTo(state);
    squares.addTo(state);
    return state;
  }

  @Override
  public void load(long newSteps, List<Parameter> state) {
    steps = newSteps;
    means.load(state);
    squares.load(state);
  }

  /** η: the mean gradient m has the weight 1 of all gradients before it. */
  @Override
  public double effectiveLearningRate(double learningRate) {
    return learningRate;
  }

  /** g/(√v̂ + ε), with v̂ as it will be once this gradient has been seen. */
  @Override
  public Tensor precondition(int parameter, Tensor gradient) {
    Tensor square =
        squares
            .get(indices.indexOf(parameter))
            .mul(new Scalar(method.beta2()))
            .addcmul_(gradient, gradient, new Scalar(1 - method.beta2()));
    return gradient.div(root(square, steps + 1));
  }

  @Override
  public void close() {
    memory.close();
  }
}
