package io.spectracast.lab;

import static org.bytedeco.pytorch.global.torch.cross_entropy_loss;

import io.spectracast.data.Images;
import io.spectracast.data.Normalisation;
import io.spectracast.run.Evaluation;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.LongOptional;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;

/**
 * Loss, accuracy and gradient of a network on a fixed set of images. Holds native memory until
 * closed.
 */
public final class Evaluator implements AutoCloseable {

  private static final int CHUNK = 1000; // images at a time, which bounds the memory

  private final ImageTensors images;

  /** Evaluates on all of these images. */
  public Evaluator(Images images, Normalisation normalisation) {
    this.images = new ImageTensors(images, normalisation);
  }

  /** Evaluates on the images with these indices. */
  public Evaluator(Images images, Normalisation normalisation, int[] indices) {
    this.images = new ImageTensors(images, normalisation, indices);
  }

  /** Mean loss and accuracy. */
  @SuppressWarnings("try") // closed for what it frees
  public Evaluation evaluate(Mlp network) {
    Torch.useOneThread();
    double loss = 0;
    long correct = 0;
    for (int first = 0; first < images.count(); first += CHUNK) {
      try (PointerScope scope = new PointerScope();
          NoGradGuard guard = new NoGradGuard()) {
        int count = Math.min(CHUNK, images.count() - first);
        Tensor labels = images.labels().narrow(0, first, count);
        Tensor scores = network.forward(images.inputs().narrow(0, first, count));
        loss += (double) count * cross_entropy_loss(scores, labels).item_float();
        correct += correct(scores, labels);
      }
    }
    return new Evaluation(loss / images.count(), (double) correct / images.count());
  }

  /**
   * Mean loss and accuracy, leaving the gradient of the mean loss at the network's parameters: see
   * {@link Mlp#copyGradients()}.
   */
  @SuppressWarnings("try") // closed for what it frees
  public Evaluation differentiate(Mlp network) {
    Torch.useOneThread();
    network.clearGradients();
    try (PointerScope scope = new PointerScope()) {
      Tensor scores = network.forward(images.inputs());
      Tensor loss = cross_entropy_loss(scores, images.labels());
      loss.backward();
      return new Evaluation(
          loss.item_float(), (double) correct(scores, images.labels()) / images.count());
    }
  }

  private static long correct(Tensor scores, Tensor labels) {
    return scores.argmax(new LongOptional(1), false).eq(labels).sum().item_long();
  }

  @Override
  public void close() {
    images.close();
  }
}
