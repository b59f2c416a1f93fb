package io.spectracast.lab;

import io.spectracast.random.RandomStreams;
import java.util.stream.IntStream;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * The minibatches of a run: in each epoch every training image once, in an order that depends only
 * on the seed and the epoch, cut into whole batches.
 */
final class Minibatches implements AutoCloseable {

  private final ImageTensors images;
  private final RandomStreams streams;
  private final int batchSize;
  private final int perEpoch;
  private long epoch = -1;
  private Tensor order;
  private PointerScope orderMemory;

  Minibatches(ImageTensors images, TrainingConfig config) {
    this.images = images;
    this.streams = new RandomStreams(config.seed());
    this.batchSize = config.batchSize();
    this.perEpoch = config.stepsPerEpoch(images.count());
  }

  /** The indices of the images in the batch that update {@code step} → step + 1 is made with. */
  Tensor indices(long step) {
    if (step / perEpoch != epoch) {
      shuffle(step / perEpoch);
    }
    return order.narrow(0, step % perEpoch * batchSize, batchSize);
  }

  Tensor inputs(Tensor indices) {
    return images.inputs().index_select(0, indices);
  }

  Tensor labels(Tensor indices) {
    return images.labels().index_select(0, indices);
  }

  private void shuffle(long newEpoch) {
    close();
    int[] permutation = streams.permutation("shuffle", newEpoch, images.count());
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
