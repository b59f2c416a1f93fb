package io.spectracast.data;

/**
 * A classification task: images to train on, images to test on.
 *
 * @param name as the user asked for it, e.g. {@code digits} or {@code mnist}
 * @param classes the number of classes; labels lie in [0, classes)
 * @param train training images
 * @param test test images, of the same size
 * @param normalisation of every pixel, measured on the training images
 * @param digest SHA-256 in hexadecimal of the files read, or of the description of a generated set
 */
public record Dataset(
    String name,
    int classes,
    Images train,
    Images test,
    Normalisation normalisation,
    String digest) {

  public Dataset {
    if (train.count() < 1 || test.count() < 1) {
      throw new IllegalArgumentException(
          "train and test must hold at least one image, was %d and %d"
              .formatted(train.count(), test.count()));
    }
    if (train.width() != test.width() || train.height() != test.height()) {
      throw new IllegalArgumentException(
          "test images must be %d x %d like the training images, was %d x %d"
              .formatted(train.width(), train.height(), test.width(), test.height()));
    }
    requireLabelsBelow(classes, train);
    requireLabelsBelow(classes, test);
  }

  static Dataset of(String name, int classes, Images train, Images test, String digest) {
    return new Dataset(name, classes, train, test, Normalisation.of(train), digest);
  }

  private static void requireLabelsBelow(int classes, Images images) {
    for (byte label : images.labels()) {
      if (Byte.toUnsignedInt(label) >= classes) {
        throw new IllegalArgumentException(
            "labels must be below %d, was %d".formatted(classes, Byte.toUnsignedInt(label)));
      }
    }
  }
}
