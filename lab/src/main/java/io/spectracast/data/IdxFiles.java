package io.spectracast.data;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * The IDX files of the MNIST family: big-endian headers of 32-bit integers (a magic number, the
 * number of items, for images the rows and columns), then unsigned bytes. Plain or gzip-compressed.
 *
 * <p>Y. LeCun, C. Cortes and C. J. C. Burges, The MNIST database of handwritten digits (1998).
 */
final class IdxFiles {

  static final int CLASSES = 10;

  /** A larger image file is refused. */
  static final int MAX_ITEMS = 1_000_000;

  /** Images with a longer side are refused. */
  static final int MAX_SIDE = 1024;

  /** A file that inflates to more is refused. */
  static final int MAX_FILE_BYTES = 1 << 30;

  private static final int IMAGES_MAGIC = 0x803;
  private static final int LABELS_MAGIC = 0x801;
  private static final String TRAIN_IMAGES = "train-images-idx3-ubyte";
  private static final String TRAIN_IMAGES_SHORT = "train20k-images-idx3-ubyte";

  private IdxFiles() {}

  /**
   * Reads {@code train-images-idx3-ubyte}, {@code train-labels-idx1-ubyte}, {@code
   * t10k-images-idx3-ubyte} and {@code t10k-labels-idx1-ubyte}, each plain or with {@code .gz}.
   * Where there is only {@code train20k-images-idx3-ubyte}, the leading part of the training
   * images, the leading part of the labels goes with it.
   */
  static LabelledImages load(String name, Path directory) throws DatasetException {
    Sha256 sha256 = new Sha256();
    Path trainImages = FileContent.find(directory, TRAIN_IMAGES, TRAIN_IMAGES_SHORT);
    boolean partial = trainImages.getFileName().toString().startsWith(TRAIN_IMAGES_SHORT);
    Images train =
        images(
            trainImages, FileContent.find(directory, "train-labels-idx1-ubyte"), partial, sha256);
    Images test =
        images(
            FileContent.find(directory, "t10k-images-idx3-ubyte"),
            FileContent.find(directory, "t10k-labels-idx1-ubyte"),
            false,
            sha256);
    String digest = sha256.hexadecimal();
    try {
      return LabelledImages.of(name, CLASSES, train, test, digest);
    } catch (IllegalArgumentException e) {
      throw new DatasetException(directory, e.getMessage(), e);
    }
  }

  private static Images images(Path imageFile, Path labelFile, boolean partial, Sha256 sha256)
      throws DatasetException {
    byte[] image = FileContent.read(imageFile, MAX_FILE_BYTES).bytes();
    byte[] label = FileContent.read(labelFile, MAX_FILE_BYTES).bytes();
    sha256.add(image).add(label);
    int[] shape = header(imageFile, image, IMAGES_MAGIC, "images", "rows", "columns");
    byte[] labels = labels(labelFile, label);
    int count = shape[0];
    if (partial && count < labels.length) {
      labels = Arrays.copyOf(labels, count);
    }
    if (labels.length != count) {
      throw new DatasetException(
          labelFile,
          "labels must be as many as the %d images of %s, was %d"
              .formatted(count, imageFile.getFileName(), labels.length));
    }
    return new Images(1, shape[1], shape[2], payload(image, 3), labels);
  }

  private static byte[] labels(Path file, byte[] bytes) throws DatasetException {
    header(file, bytes, LABELS_MAGIC, "labels");
    byte[] labels = payload(bytes, 1);
    for (int i = 0; i < labels.length; i++) {
      if (Byte.toUnsignedInt(labels[i]) >= CLASSES) {
        throw new DatasetException(
            file,
            "label %d must be in [0, %d), was %d"
                .formatted(i, CLASSES, Byte.toUnsignedInt(labels[i])));
      }
    }
    return labels;
  }

  /** The dimensions, once the magic number, each dimension and the file's length are right. */
  private static int[] header(Path file, byte[] bytes, int magic, String... names)
      throws DatasetException {
    int length = Integer.BYTES * (1 + names.length);
    if (bytes.length < length) {
      throw new DatasetException(
          file, "header must be %d bytes, was %d".formatted(length, bytes.length));
    }
    ByteBuffer header = ByteBuffer.wrap(bytes);
    int found = header.getInt();
    if (found != magic) {
      throw new DatasetException(
          file, "magic number must be 0x%08x, was 0x%08x".formatted(magic, found));
    }
    int[] shape = new int[names.length];
    long size = 1;
    for (int i = 0; i < shape.length; i++) {
      int limit = i == 0 ? MAX_ITEMS : MAX_SIDE;
      shape[i] = header.getInt();
      if (shape[i] < 1 || shape[i] > limit) {
        throw new DatasetException(
            file,
            "%s must be in [1, %d], was %d"
                .formatted(names[i], limit, Integer.toUnsignedLong(shape[i])));
      }
      size *= shape[i];
    }
    requireLength(file, size, bytes.length - length);
    return shape;
  }

  private static void requireLength(Path file, long expected, int actual) throws DatasetException {
    if (actual < expected) {
      throw new DatasetException(
          file, "data must be %d bytes, was %d: the file is cut off".formatted(expected, actual));
    }
    if (actual > expected) {
      throw new DatasetException(
          file,
          "data must be %d bytes, was %d: there are trailing bytes".formatted(expected, actual));
    }
  }

  private static byte[] payload(byte[] bytes, int dimensions) {
    return Arrays.copyOfRange(bytes, Integer.BYTES * (1 + dimensions), bytes.length);
  }
}
