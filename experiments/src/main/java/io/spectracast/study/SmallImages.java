package io.spectracast.study;

import io.spectracast.data.Images;
import io.spectracast.data.LabelledImages;
import io.spectracast.data.Normalisation;
import java.util.Arrays;
import java.util.List;

/**
 * The first few images of a set at half its resolution, so that a gradient over all of them costs
 * little.
 */
final class SmallImages {

  private static final int BLOCK = 2;
  private static final double WHITE = 255;

  private SmallImages() {}

  /**
   * The first training images, each pixel the mean of 2 × 2.
   *
   * @param whole of even height and width, one channel
   * @param count how many, at most those there are
   */
  static LabelledImages of(LabelledImages whole, int count) {
    if (count < 1 || count > whole.train().count()) {
      throw new IllegalArgumentException(
          "count must be in [1, %d], was %d".formatted(whole.train().count(), count));
    }
    Images train = halved(whole.train(), count);
    Images test = halved(whole.test(), Math.min(count, whole.test().count()));
    String digest = "%s, first %d, halved".formatted(whole.digest(), count);
    return new LabelledImages(
        whole.name(), whole.classes(), train, test, normalisation(train), digest);
  }

  private static Images halved(Images images, int count) {
    int height = images.height() / BLOCK;
    int width = images.width() / BLOCK;
    byte[] pixels = new byte[count * height * width];
    for (int i = 0; i < pixels.length; i++) {
      int image = i / (height * width);
      int row = i / width % height;
      int first = (image * images.height() + row * BLOCK) * images.width() + i % width * BLOCK;
      pixels[i] = (byte) mean(images.pixels(), first, images.width());
    }
    return new Images(1, height, width, pixels, Arrays.copyOf(images.labels(), count));
  }

  private static int mean(byte[] pixels, int first, int width) {
    int sum = 0;
    for (int row = 0; row < BLOCK; row++) {
      for (int column = 0; column < BLOCK; column++) {
        sum += Byte.toUnsignedInt(pixels[first + row * width + column]);
      }
    }
    return sum / (BLOCK * BLOCK);
  }

  private static Normalisation normalisation(Images images) {
    double sum = 0;
    double squares = 0;
    for (byte pixel : images.pixels()) {
      double value = Byte.toUnsignedInt(pixel) / WHITE;
      sum += value;
      squares += value * value;
    }
    double mean = sum / images.pixels().length;
    double variance = squares / images.pixels().length - mean * mean;
    return new Normalisation(List.of(mean), List.of(Math.sqrt(variance)));
  }
}
