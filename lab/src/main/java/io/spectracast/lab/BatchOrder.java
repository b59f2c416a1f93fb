package io.spectracast.lab;

import io.spectracast.random.RandomStreams;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** Which examples each update is made with; depends only on the seed and the step. */
sealed interface BatchOrder extends AutoCloseable {

  /** The indices of the examples in the batch that update {@code step} → step + 1 is made with. */
  Tensor indices(long step);

  @Override
  void close();

  /** In each epoch every example once, in a new order, cut into whole batches. */
  final class Epochs implements BatchOrder {

    private final RandomStreams streams;
    private final int examples;
    private final int batchSize;
    private final int perEpoch;
    private long epoch = -1;
    private Tensor order;
    private PointerScope orderMemory;

    Epochs(long seed, int examples, int batchSize) {
      this.streams = new RandomStreams(seed);
      this.examples = examples;
      this.batchSize = batchSize;
      this.perEpoch = examples / batchSize;
    }

    @Override
    public Tensor indices(long step) {
      if (step / perEpoch != epoch) {
        shuffle(step / perEpoch);
      }
      return order.narrow(0, step % perEpoch * batchSize, batchSize);
    }

    private void shuffle(long newEpoch) {
      close();
      int[] permutation = streams.permutation("shuffle", newEpoch, examples);
      try (PointerScope scope = new PointerScope()) {
        order = torch.tensor(IntStream.of(permutation).asLongStream().toArray());
        orderMemory = scope.extend();
      }
      epoch = newEpoch;
    }

    @Override
    public void close() {
      if (orderMemory != null) {
        orderMemory.close();
      }
    }
  }

  /**
   * Each batch drawn from all examples, with replacement.
   *
   * @param streams root of the draws
   * @param examples how many there are
   * @param batchSize examples in a batch
   */
  record Draws(RandomStreams streams, int examples, int batchSize) implements BatchOrder {

    @Override
    public Tensor indices(long step) {
      UniformRandomProvider rng = streams.stream("batch", step);
      return torch.tensor(
          IntStream.range(0, batchSize).mapToLong(i -> rng.nextInt(examples)).toArray());
    }

    @Override
    public void close() {}
  }
}
