package io.spectracast.lab;

import static org.bytedeco.pytorch.global.torch.empty;

import io.spectracast.data.Images;
import io.spectracast.data.Normalisation;
import java.util.stream.IntStream;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * Normalised images and their labels in native memory: inputs of shape (count × pixels), float32,
 * and labels of shape (count), int64. Read-only once made, so several threads may share them.
 */
final class ImageTensors implements AutoCloseable {

  private final Tensor inputs;
  private final Tensor labels;
  private final PointerScope memory;

  ImageTensors(Images images, Normalisation normalisation) {
    this(images, normalisation, IntStream.range(0, images.count()).toArray());
  }

  /** The images with these indices, in this order. */
  ImageTensors(Images images, Normalisation normalisation, int[] indices) {
    try (PointerScope scope = new PointerScope()) {
      inputs = empty(indices.length, images.imageSize());
      fill(inputs, images, grey(normalisation), indices);
      labels = torch.tensor(labels(images, indices));
      memory = scope.extend();
    }
  }

  Tensor inputs() {
    return inputs;
  }

  Tensor labels() {
    return labels;
  }

  int count() {
    return (int) labels.numel();
  }

  private static long[] labels(Images images, int[] indices) {
    return IntStream.of(indices).mapToLong(i -> Byte.toUnsignedLong(images.labels()[i])).toArray();
  }

  /** The normalised value of each of the 256 grey levels. */
  private static float[] grey(Normalisation normalisation) {
    float[] grey = new float[256];
    for (int i = 0; i < grey.length; i++) {
      grey[i] = (float) ((i / 255.0 - normalisation.mean()) / normalisation.deviation());
    }
    return grey;
  }

  private static void fill(Tensor target, Images images, float[] grey, int[] indices) {
    int size = images.imageSize();
    float[] image = new float[size];
    FloatPointer pointer = target.data_ptr_float();
    for (int i = 0; i < indices.length; i++) {
      for (int p = 0; p < size; p++) {
        image[p] = grey[Byte.toUnsignedInt(images.pixels()[indices[i] * size + p])];
      }
      pointer.position((long) i * size).put(image);
    }
  }

  @Override
  public void close() {
    memory.close();
  }
}
