package io.spectracast.lab;

import static org.bytedeco.pytorch.global.torch.empty;

import io.spectracast.data.Images;
import io.spectracast.data.Normalisation;
import io.spectracast.data.Tuples;
import io.spectracast.data.Vectors;
import java.util.stream.IntStream;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * Examples that are the rows of two tensors.
 *
 * @param inputs count × …
 * @param targets int64 classes, count or count × predictions; or float32, count × outputs
 * @param predictions made of one example
 * @param memory that holds them
 */
record TensorExamples(Tensor inputs, Tensor targets, int predictions, PointerScope memory)
    implements Examples {

  /**
   * Normalised images, flattened, with these classes.
   *
   * @param labels the classes to learn, which need not be those of the images
   */
  static TensorExamples of(Images images, Normalisation normalisation, int[] labels) {
    try (PointerScope scope = new PointerScope()) {
      Tensor inputs = empty(images.count(), images.imageSize());
      fill(inputs, images, levels(normalisation));
      return new TensorExamples(inputs, classes(labels), 1, scope.extend());
    }
  }

  /** Tuples of tokens with these classes. */
  static TensorExamples of(Tuples tuples, int[] labels) {
    try (PointerScope scope = new PointerScope()) {
      Tensor inputs = classes(tuples.tokens()).view(tuples.count(), tuples.length());
      return new TensorExamples(inputs, classes(labels), 1, scope.extend());
    }
  }

  static TensorExamples of(Vectors vectors) {
    try (PointerScope scope = new PointerScope()) {
      Tensor inputs = empty(vectors.count(), vectors.inputs());
      Tensor targets = empty(vectors.count(), vectors.outputs());
      inputs.data_ptr_float().put(vectors.x());
      targets.data_ptr_float().put(vectors.y());
      return new TensorExamples(inputs, targets, 1, scope.extend());
    }
  }

  private static Tensor classes(int[] labels) {
    return torch.tensor(IntStream.of(labels).asLongStream().toArray());
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

  private static void fill(Tensor target, Images images, float[][] levels) {
    int size = images.imageSize();
    int channelSize = images.height() * images.width();
    float[] image = new float[size];
    FloatPointer pointer = target.data_ptr_float();
    for (int i = 0; i < images.count(); i++) {
      for (int p = 0; p < size; p++) {
        image[p] = levels[p / channelSize][Byte.toUnsignedInt(images.pixels()[i * size + p])];
      }
      pointer.position((long) i * size).put(image);
    }
  }

  @Override
  public int count() {
    return (int) inputs.size(0);
  }

  @Override
  public Batch select(Tensor indices) {
    return new Batch(inputs.index_select(0, indices), targets.index_select(0, indices));
  }

  @Override
  public Batch range(int first, int count) {
    return new Batch(inputs.narrow(0, first, count), targets.narrow(0, first, count));
  }

  @Override
  public void close() {
    memory.close();
  }
}
