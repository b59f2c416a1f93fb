package io.spectracast.checkpoint;

import java.nio.file.Path;

/** Bytes at rest, safe to read by several threads. */
interface Bytes {

  /** How many there are. */
  long size();

  /** Copies bytes {@code from} … {@code from + count − 1} to the start of {@code target}. */
  void copy(long from, byte[] target, int count);

  /** Bytes in memory. */
  static Bytes of(byte[] bytes) {
    return new Held(bytes);
  }

  /**
   * A range of these bytes.
   *
   * @throws CheckpointException if it does not lie within them
   */
  default Bytes slice(Path path, long from, long count) throws CheckpointException {
    if (from < 0 || count < 0 || from > size() - count) {
      throw new CheckpointException(
          path, "data must lie in [0, %d), was %d bytes from %d".formatted(size(), count, from));
    }
    return new Slice(this, from, count);
  }

  /** Some of other bytes. */
  record Slice(Bytes whole, long start, long size) implements Bytes {

    @Override
    public void copy(long from, byte[] target, int count) {
      whole.copy(start + from, target, count);
    }
  }

  /** Bytes of an array. */
  record Held(byte[] bytes) implements Bytes {

    @Override
    public long size() {
      return bytes.length;
    }

    @Override
    public void copy(long from, byte[] target, int count) {
      System.arraycopy(bytes, Math.toIntExact(from), target, 0, count);
    }
  }
}
