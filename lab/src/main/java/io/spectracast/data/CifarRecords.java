package io.spectracast.data;

import java.nio.file.Path;

/**
 * Records of CIFAR-10's binary layout: one byte for the label, then the 3 072 bytes of an image of
 * 3 × 32 × 32, red, green, blue, each row-major.
 *
 * <p>A. Krizhevsky, Learning Multiple Layers of Features from Tiny Images (2009).
 */
final class CifarRecords {

  static final int CLASSES = 10;
  static final int CHANNELS = 3;
  static final int SIDE = 32;
  static final int IMAGE_BYTES = CHANNELS * SIDE * SIDE;
  static final int RECORD_BYTES = 1 + IMAGE_BYTES;

  /** A larger set is refused. */
  static final int MAX_IMAGES = 200_000;

  private final byte[] pixels;
  private final byte[] labels;

  /** Room for this many images. */
  CifarRecords(int count) {
    pixels = new byte[count * IMAGE_BYTES];
    labels = new byte[count];
  }

  /** The number of records in a file's content, which must be whole. */
  static int count(Path path, byte[] content) throws DatasetException {
    if (content.length == 0) {
      throw new DatasetException(path, "content must hold an image, was empty");
    }
    if (content.length % RECORD_BYTES != 0) {
      throw new DatasetException(
          path,
          "content must be whole records of %d bytes, was %d bytes: the file is cut off or no CIFAR-10"
              .formatted(RECORD_BYTES, content.length));
    }
    return content.length / RECORD_BYTES;
  }

  /** Puts a file's records where image {@code first} begins. */
  void put(int first, Path path, byte[] content) throws DatasetException {
    int count = count(path, content);
    for (int i = 0; i < count; i++) {
      byte label = content[i * RECORD_BYTES];
      if (Byte.toUnsignedInt(label) >= CLASSES) {
        throw new DatasetException(
            path,
            "label %d must be in [0, %d), was %d".formatted(i, CLASSES, Byte.toUnsignedInt(label)));
      }
      labels[first + i] = label;
      System.arraycopy(
          content, i * RECORD_BYTES + 1, pixels, (first + i) * IMAGE_BYTES, IMAGE_BYTES);
    }
  }

  /** Adds the records to a digest, byte by byte as they are in a file. */
  void addTo(Sha256 digest) {
    for (int i = 0; i < labels.length; i++) {
      digest.add(labels, i, 1).add(pixels, i * IMAGE_BYTES, IMAGE_BYTES);
    }
  }

  /** The images. */
  Images images() {
    return new Images(CHANNELS, SIDE, SIDE, pixels, labels);
  }
}
