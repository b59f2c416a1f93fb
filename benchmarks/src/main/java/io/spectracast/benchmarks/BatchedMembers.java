package io.spectracast.benchmarks;

import static org.bytedeco.pytorch.global.torch.baddbmm;
import static org.bytedeco.pytorch.global.torch.cross_entropy_loss;
import static org.bytedeco.pytorch.global.torch.randint;
import static org.bytedeco.pytorch.global.torch.randn;
import static org.bytedeco.pytorch.global.torch.relu;

import io.spectracast.model.Torch;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.SGD;
import org.bytedeco.pytorch.SGDOptions;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;

/**
 * Whether an ensemble of small perceptrons 784-h-10 is trained faster as one batched product than
 * member by member: microseconds of processor time per update of a member, on one thread, directly
 * on libtorch, the better of three repetitions in alternation.
 *
 * <p>Arguments: members, updates in a repetition; by default {@code 16 100}.
 */
public final class BatchedMembers {

  private static final int BATCH = 64;
  private static final int INPUTS = 784;
  private static final int CLASSES = 10;
  private static final int REPETITIONS = 3;
  private static final int[] WIDTHS = {8, 32, 64, 128, 256};

  private BatchedMembers() {}

  /** One update. */
  private interface Update {
    void run();
  }

  /** Prints a line per width. */
  public static void main(String[] arguments) {
    int members = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 16;
    int updates = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 100;
    Torch.useOneThread();
    System.out.println("microseconds per member and update, " + members + " members of 784-h-10");
    System.out.println("  h   one by one   batched   times faster");
    for (int width : WIDTHS) {
      compare(width, members, updates);
    }
  }

  @SuppressWarnings("try") // closed for what it frees
  private static void compare(int width, int members, int updates) {
    try (PointerScope scope = new PointerScope()) {
      List<Update> single = new ArrayList<>();
      for (int i = 0; i < members; i++) {
        single.add(single(width));
      }
      Update batched = batched(width, members);
      double alone = Double.POSITIVE_INFINITY;
      double together = Double.POSITIVE_INFINITY;
      for (int i = 0; i < REPETITIONS; i++) {
        alone = Math.min(alone, cost(single, updates));
        together = Math.min(together, cost(List.of(batched), updates));
      }
      System.out.printf(
          "%3d %12.0f %9.0f %14.2f%n",
          width, 1e3 * alone / members, 1e3 * together / members, alone / together);
    }
  }

  /** Milliseconds for one update of each, by processor time. */
  @SuppressWarnings("try") // closed for what it frees
  private static double cost(List<Update> all, int updates) {
    Clock clock = new Clock();
    for (int i = -5; i < updates; i++) {
      if (i == 0) {
        clock.start();
      }
      for (Update update : all) {
        try (PointerScope scope = new PointerScope()) {
          update.run();
        }
      }
    }
    return clock.stop(updates)[1];
  }

  private static Update single(int width) {
    DirectModel model = DirectModel.mlp(INPUTS, width, CLASSES);
    SGD optimizer = sgd(model.parameters());
    Tensor inputs = randn(BATCH, INPUTS);
    Tensor targets = randint(CLASSES, new long[] {BATCH});
    return () -> {
      Tensor loss = cross_entropy_loss(model.forward(inputs), targets);
      optimizer.zero_grad();
      loss.backward();
      optimizer.step();
    };
  }

  private static Update batched(int width, int members) {
    Tensor w1 = weight(1 / Math.sqrt(3.0 * INPUTS), members, INPUTS, width);
    Tensor b1 = weight(0.01, members, 1, width);
    Tensor w2 = weight(1 / Math.sqrt(3.0 * width), members, width, CLASSES);
    Tensor b2 = weight(0.01, members, 1, CLASSES);
    SGD optimizer = sgd(new TensorVector(w1, b1, w2, b2));
    Tensor inputs = randn(members, BATCH, INPUTS);
    Tensor targets = randint(CLASSES, new long[] {(long) members * BATCH});
    Scalar count = new Scalar((double) members); // the loss of each is a mean of its own
    return () -> {
      Tensor hidden = relu(baddbmm(b1, inputs, w1));
      Tensor scores = baddbmm(b2, hidden, w2).view(-1, CLASSES);
      Tensor loss = cross_entropy_loss(scores, targets).mul(count);
      optimizer.zero_grad();
      loss.backward();
      optimizer.step();
    };
  }

  private static Tensor weight(double deviation, long... shape) {
    return randn(shape).mul_(new Scalar(deviation)).set_requires_grad(true);
  }

  private static SGD sgd(TensorVector parameters) {
    SGDOptions options = new SGDOptions(0.02);
    options.momentum().put(0.9);
    return new SGD(parameters, options);
  }
}
