package io.spectracast.checkpoint;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;

/** Reads bytes from left to right, little-endian; running past the end is a fault of the file. */
final class ByteCursor {

  private static final int WINDOW = 1 << 13;

  private final Path path;
  private final Bytes bytes;
  private final byte[] window;
  private long windowStart;
  private int windowSize;
  private long position;

  ByteCursor(Path path, Bytes bytes, long position) {
    this.path = path;
    this.bytes = bytes;
    this.position = position;
    this.window = new byte[(int) Math.min(WINDOW, bytes.size())];
  }

  Path path() {
    return path;
  }

  long position() {
    return position;
  }

  long remaining() {
    return bytes.size() - position;
  }

  /** Passes over bytes. */
  void skip(long count) throws CheckpointException {
    require(count);
    position += count;
  }

  int u1() throws CheckpointException {
    require(1);
    if (position < windowStart || position >= windowStart + windowSize) {
      windowStart = position;
      windowSize = (int) Math.min(WINDOW, remaining());
      bytes.copy(windowStart, window, windowSize);
    }
    return window[(int) (position++ - windowStart)] & 0xFF;
  }

  int u2() throws CheckpointException {
    return u1() | u1() << 8;
  }

  int i4() throws CheckpointException {
    return u2() | u2() << 16;
  }

  long u4() throws CheckpointException {
    return i4() & 0xFFFFFFFFL;
  }

  long i8() throws CheckpointException {
    return u4() | u4() << 32;
  }

  /** The next {@code count} bytes. */
  byte[] take(long count) throws CheckpointException {
    require(count);
    if (count > Limits.FIELD_BYTES) {
      throw fault("field must have at most %d bytes", Limits.FIELD_BYTES, count);
    }
    byte[] taken = new byte[(int) count];
    bytes.copy(position, taken, taken.length);
    position += count;
    return taken;
  }

  /** The next {@code count} bytes as UTF-8; what is not becomes the replacement character. */
  String text(long count) throws CheckpointException {
    return new String(take(count), StandardCharsets.UTF_8);
  }

  /** The text up to the next line feed, which is passed over. */
  String line() throws CheckpointException {
    byte[] line = new byte[16];
    int length = 0;
    for (int c = u1(); c != '\n'; c = u1()) {
      if (length == Limits.LINE_BYTES) {
        throw fault("line must have at most %d bytes", length, "longer");
      }
      line = length == line.length ? Arrays.copyOf(line, 2 * length) : line;
      line[length++] = (byte) c;
    }
    return new String(line, 0, length, StandardCharsets.UTF_8);
  }

  private void require(long count) throws CheckpointException {
    if (position < 0 || count < 0 || count > remaining()) {
      throw new CheckpointException(
          path,
          "field at byte %d must end within the data's %d bytes, was %s bytes long"
              .formatted(position, bytes.size(), Long.toUnsignedString(count)));
    }
  }

  private CheckpointException fault(String requirement, int limit, Object found) {
    return new CheckpointException(
        path, "byte %d: %s, was %s".formatted(position, requirement.formatted(limit), found));
  }
}
