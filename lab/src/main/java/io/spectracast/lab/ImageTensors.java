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
      fill(inputs, images, levels(normalisation), indices);
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

  /** By channel, the normalised value of each of the 256 levels of a pixel. */
  private static float[][] levels(Normalisation normalisation) {
    float[][] levels = new float[normalisation.channels()][256];
    for (int channel = 0; channel < levels.length; channel++) {
      for (int pixel = 0; pixel < levels[channel].length; pixel++) {
        levels[channel][pixel] = normalisation.apply(channel, pixel);
      }
    }
    return levels;
  }

  private static void fill(Tensor target, Images images, float[][] levels, int[] indices) {
    int size = images.imageSize();
    int channelSize = images.height() * images.width();
    float[] image = new float[size];
    FloatPointer pointer = target.data_ptr_float();
    for (int i = 0; i < indices.length; i++) {
      for (int p = 0; p < size; p++) {
        image[p] =
            levels[p / channelSize][Byte.toUnsignedInt(images.pixels()[indices[i] * size + p])];
      }
      pointer.position((long) i * size).put(image);
    }
  }

  @Override
  public void close() {
    memory.close();
  }
}
