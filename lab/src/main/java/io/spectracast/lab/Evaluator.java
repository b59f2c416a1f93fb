package io.spectracast.lab;

import io.spectracast.model.Network;
import io.spectracast.model.Torch;
import io.spectracast.run.Evaluation;
import java.util.OptionalDouble;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.LongOptional;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;

/** Loss, accuracy and gradient of a network on a fixed set of examples. */
public final class Evaluator {

  private static final int CHUNK = 1000; // examples at a time, which bounds the memory
  private static final int CHUNK_SCORES = 1 << 22;

  private final Examples examples;
  private final Loss loss;
  private final int chunk;

  /**
   * Evaluates by the loss of a task.
   *
   * @param examples of the task, or a subset; not closed with this
   */
  public Evaluator(Task task, Examples examples) {
    this.examples = examples;
    this.loss = task.loss();
    long scores = (long) examples.predictions() * task.outputs();
    this.chunk = (int) Math.max(1, Math.min(CHUNK, CHUNK_SCORES / scores));
  }

  /** Mean loss and accuracy; no accuracy where the targets are not classes. */
  @SuppressWarnings("try") // closed for what it frees
  public Evaluation evaluate(Network network) {
    Torch.useOneThread();
    try (NoGradGuard guard = new NoGradGuard()) {
      return sum(network, false);
    }
  }

  /**
   * Mean loss and accuracy, leaving the gradient of the mean loss at the network's parameters: see
   * {@link io.spectracast.model.Parameters#copyGradients()}.
   */
  public Evaluation differentiate(Network network) {
    Torch.useOneThread();
    network.parameters().clearGradients();
    return sum(network, true);
  }

  @SuppressWarnings("try") // closed for what it frees
  private Evaluation sum(Network network, boolean differentiating) {
    double lossSum = 0;
    Count correct = new Count();
    for (int first = 0; first < examples.count(); first += chunk) {
      try (PointerScope scope = new PointerScope()) {
        int count = Math.min(chunk, examples.count() - first);
        Batch batch = examples.range(first, count);
        Tensor scores = network.forward(batch.inputs());
        Tensor mean = loss.of(scores, batch.targets());
        if (differentiating) {
          share(mean, count).backward();
        }
        lossSum += (double) count * mean.item_float();
        correct.add(scores, batch.targets());
      }
    }
    return new Evaluation(lossSum / examples.count(), correct.fraction());
  }

  /** The part of the mean loss of all examples that the mean loss of some of them makes. */
  private Tensor share(Tensor mean, int count) {
    return count == examples.count()
        ? mean
        : mean.mul(new Scalar((double) count / examples.count()));
  }

  /** How many predictions were right, where there is a right one. */
  private static final class Count {

    private long correct;
    private long all;

    void add(Tensor scores, Tensor targets) {
      if (Loss.areClasses(targets)) {
        Tensor chosen = scores.argmax(new LongOptional(1), false);
        correct += chosen.eq(targets.view(-1)).sum().item_long();
        all += targets.numel();
      }
    }

    OptionalDouble fraction() {
      return all == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) correct / all);
    }
  }
}
