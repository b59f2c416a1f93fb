package io.spectracast.data;

/**
 * Labelled grey images of one size.
 *
 * @param width in pixels
 * @param height in pixels
 * @param pixels unsigned bytes, 0 background to 255 ink; image by image, each row-major from the
 *     top left; length count·height·width; owned by the set, not to be modified
 * @param labels the class of each image, from 0; owned by the set, not to be modified
 */
public record Images(int width, int height, byte[] pixels, byte[] labels) {

  public Images {
    if (width < 1 || height < 1) {
      throw new IllegalArgumentException(
          "width and height must be positive, was %d x %d".formatted(width, height));
    }
    if (pixels.length != (long) labels.length * width * height) {
      throw new IllegalArgumentException(
          "pixels must hold %d images of %d x %d, was %d bytes"
              .formatted(labels.length, width, height, pixels.length));
    }
  }

  /** The number of images. */
  public int count() {
    return labels.length;
  }

  /** Pixels in one image. */
  public int imageSize() {
    return width * height;
  }
}
