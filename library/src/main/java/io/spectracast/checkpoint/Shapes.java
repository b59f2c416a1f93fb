package io.spectracast.checkpoint;

import java.nio.file.Path;
import java.util.List;

/** Checks of shapes that come from files. */
final class Shapes {

  private Shapes() {}

  /**
   * The bytes of a tensor whose elements follow each other.
   *
   * @throws CheckpointException if a length is negative, the dimensions are too many, the size
   *     overflows or quantized rows are no whole blocks
   */
  static long bytes(Path path, String name, DType type, List<Long> shape)
      throws CheckpointException {
    if (shape.size() > Limits.RANK) {
      throw new CheckpointException(
          path,
          name,
          "shape must have at most %d dimensions, was %d".formatted(Limits.RANK, shape.size()));
    }
    long last = shape.isEmpty() ? 1 : shape.get(shape.size() - 1);
    if (last % type.blockElements() != 0) {
      throw new CheckpointException(
          path,
          name,
          "row length must be a multiple of %d for %s, was %d"
              .formatted(type.blockElements(), type, last));
    }
    try {
      long expected = type.bytes();
      long size = 1;
      for (long length : shape) {
        if (length < 0) {
          throw new CheckpointException(path, name, "shape must be ≥ 0, was " + shape);
        }
        size = Math.multiplyExact(size, Math.max(1, length));
      }
      expected = Math.multiplyExact(expected, size);
      return shape.contains(0L) ? 0 : expected / type.blockElements();
    } catch (ArithmeticException e) {
      throw new CheckpointException(
          path, name, "shape must have fewer than 2^63 bytes, was " + shape);
    }
  }
}
