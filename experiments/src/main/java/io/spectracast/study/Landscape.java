package io.spectracast.study;

import io.spectracast.data.LabelledImages;
import io.spectracast.lab.Batch;
import io.spectracast.lab.Loss;
import io.spectracast.lab.RunLength;
import io.spectracast.lab.Task;
import io.spectracast.lab.TrainingConfig;
import io.spectracast.model.ModelSpec;
import io.spectracast.model.Network;
import io.spectracast.model.Parameter;
import io.spectracast.model.Torch;
import java.util.Arrays;
import java.util.List;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * The mean loss L(w) = (1/N) Σ ℓ_i(w) of one network over few examples, as a point w that is moved
 * about on it. Any linear combination Σ c_i ∇ℓ_i of the examples' gradients costs one pass: the
 * gradient, a minibatch's, and noise of exactly the covariance of a minibatch's.
 *
 * <p>Not thread-safe. Holds native memory until closed.
 */
final class Landscape implements AutoCloseable {

  private final Task task;
  private final Network network;
  private final Loss loss = Loss.CROSS_ENTROPY;

  /** At freshly drawn weights. */
  Landscape(ModelSpec model, LabelledImages images, long seed) {
    Torch.useOneThread();
    TrainingConfig config =
        TrainingConfig.DEFAULT
            .withModel(model)
            .withLoss(loss)
            .withBatchSize(1)
            .withLength(RunLength.steps(1));
    this.task = new Task(config, images);
    this.network = task.network();
    network.parameters().initialise(seed);
  }

  /** N. */
  int examples() {
    return task.train().count();
  }

  /** The network, whose parameters are w. */
  Network network() {
    return network;
  }

  /** A copy of w. */
  List<Parameter> point() {
    return network.parameters().copy();
  }

  /** Copies of the weight matrices in w. */
  List<Parameter> matrices() {
    return point().stream().filter(Parameter::isMatrix).toList();
  }

  /** Goes to a point. */
  void go(List<Parameter> point) {
    network.parameters().load(point);
  }

  /** L(w). */
  @SuppressWarnings("try") // closed for what it frees
  double loss() {
    try (PointerScope scope = new PointerScope();
        NoGradGuard guard = new NoGradGuard()) {
      Batch all = task.train().range(0, examples());
      return loss.of(network.forward(all.inputs()), all.targets()).item_float();
    }
  }

  /** Leaves Σ c_i ∇ℓ_i(w) at the parameters, c of length N. */
  @SuppressWarnings("try") // closed for what it frees
  void combine(float[] c) {
    network.parameters().clearGradients();
    try (PointerScope scope = new PointerScope()) {
      Batch all = task.train().range(0, examples());
      Tensor each = loss.ofEach(network.forward(all.inputs()), all.targets());
      each.dot(torch.tensor(c)).backward();
    }
  }

  /** Leaves ∇L(w) at the parameters. */
  void differentiate() {
    float[] equal = new float[examples()];
    Arrays.fill(equal, 1f / equal.length);
    combine(equal);
  }

  /** Leaves the mean of some examples' gradients at the parameters. */
  @SuppressWarnings("try") // closed for what it frees
  void differentiate(int[] chosen) {
    network.parameters().clearGradients();
    try (PointerScope scope = new PointerScope()) {
      Batch batch =
          task.train().select(torch.tensor(Arrays.stream(chosen).asLongStream().toArray()));
      loss.of(network.forward(batch.inputs()), batch.targets()).backward();
    }
  }

  /** w ← w + factor · what lies at the parameters. */
  @SuppressWarnings("try") // closed for what it frees
  void move(double factor) {
    try (PointerScope scope = new PointerScope();
        NoGradGuard guard = new NoGradGuard()) {
      Scalar scale = new Scalar(factor);
      for (Tensor parameter : network.parameters().tensors()) {
        parameter.add_(parameter.grad(), scale);
      }
    }
  }

  /** w ← w + factor · direction. */
  @SuppressWarnings("try") // closed for what it frees
  void move(List<float[]> direction, double factor) {
    try (PointerScope scope = new PointerScope();
        NoGradGuard guard = new NoGradGuard()) {
      Scalar scale = new Scalar(factor);
      for (int i = 0; i < direction.size(); i++) {
        Tensor parameter = network.parameters().tensor(i);
        parameter.add_(torch.tensor(direction.get(i)).view(parameter.sizes()), scale);
      }
    }
  }

  @Override
  public void close() {
    network.close();
    task.close();
  }
}
