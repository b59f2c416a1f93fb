package io.spectracast.data;

import java.util.Arrays;

/**
 * Labelled images of one shape, one byte for each pixel of each channel.
 *
 * @param channels 1 for grey images, 3 for red, green and blue
 * @param height in pixels
 * @param width in pixels
 * @param pixels unsigned bytes, 0 background (black) to 255; image by image, each channel by
 *     channel, each channel row-major from the top left; length count·channels·height·width; owned
 *     by the set, not to be modified
 * @param labels the class of each image, from 0; owned by the set, not to be modified
 */
public record Images(int channels, int height, int width, byte[] pixels, byte[] labels) {

  public Images {
    if (channels < 1 || height < 1 || width < 1) {
      throw new IllegalArgumentException(
          "channels, height and width must be positive, was %d x %d x %d"
              .formatted(channels, height, width));
    }
    if (pixels.length != (long) labels.length * channels * height * width) {
      throw new IllegalArgumentException(
          "pixels must hold %d images of %d x %d x %d, was %d bytes"
              .formatted(labels.length, channels, height, width, pixels.length));
    }
  }

  /** The number of images. */
  public int count() {
    return labels.length;
  }

  /** The first so many of them; at most as many as there are. */
  Images first(int count) {
    return new Images(
        channels,
        height,
        width,
        Arrays.copyOf(pixels, count * imageSize()),
        Arrays.copyOf(labels, count));
  }

  /** Bytes in one image, channels·height·width. */
  public int imageSize() {
    return channels * height * width;
  }

  /** In words, {@code 3 x 32 x 32} for channels, height and width. */
  public String shape() {
    return "%d x %d x %d".formatted(channels, height, width);
  }
}
