package io.spectracast.data;

/**
 * A classification task: images to train on, images to test on.
 *
 * @param name as the user asked for it, e.g. {@code digits} or {@code mnist}
 * @param classes the number of classes; labels lie in [0, classes)
 * @param train training images
 * @param test test images, of the same shape
 * @param normalisation of every pixel, measured on the training images, channel by channel
 * @param digest SHA-256 in hexadecimal of the files read, or of the description of a generated set
 */
public record LabelledImages(
    String name, int classes, Images train, Images test, Normalisation normalisation, String digest)
    implements Dataset {

  public LabelledImages {
    if (train.count() < 1 || test.count() < 1) {
      throw new IllegalArgumentException(
          "train and test must hold at least one image, was %d and %d"
              .formatted(train.count(), test.count()));
    }
    if (!train.shape().equals(test.shape())) {
      throw new IllegalArgumentException(
          "test images must be %s like the training images, was %s"
              .formatted(train.shape(), test.shape()));
    }
    if (normalisation.channels() != train.channels()) {
      throw new IllegalArgumentException(
          "normalisation must be of %d channels, was %d"
              .formatted(train.channels(), normalisation.channels()));
    }
    requireLabelsBelow(classes, train);
    requireLabelsBelow(classes, test);
  }

  static LabelledImages of(String name, int classes, Images train, Images test, String digest) {
    return new LabelledImages(name, classes, train, test, Normalisation.of(train), digest);
  }

  /**
   * The first images of each set, normalised by those that are left.
   *
   * @param trainCount how many to train on, in [1, count]
   * @param testCount how many to test on, in [1, count]
   */
  public LabelledImages first(int trainCount, int testCount) {
    requireWithin("trainCount", trainCount, train.count());
    requireWithin("testCount", testCount, test.count());
    String part = "%s: first %d, first %d".formatted(digest, trainCount, testCount);
    return of(name, classes, train.first(trainCount), test.first(testCount), Sha256.of(part));
  }

  private static void requireWithin(String name, int count, int most) {
    if (count < 1 || count > most) {
      throw new IllegalArgumentException(
          "%s must be in [1, %d], was %d".formatted(name, most, count));
    }
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
