package io.spectracast.checkpoint;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Path;

/**
 * A range of a file, mapped in segments because a buffer has at most 2³¹ − 1 bytes; stays readable
 * after the file is closed. Short ranges are read instead, since every mapping costs the system
 * more than they do.
 */
final class FileBytes implements Bytes {

  private static final int SEGMENT_BITS = 30;
  private static final long SEGMENT = 1L << SEGMENT_BITS;
  private static final int READ_BELOW = 1 << 16;

  private final ByteBuffer[] segments;
  private final long size;

  private FileBytes(FileChannel channel, long start, long size) throws IOException {
    this.size = size;
    this.segments = new MappedByteBuffer[(int) ((size + SEGMENT - 1) >> SEGMENT_BITS)];
    for (int i = 0; i < segments.length; i++) {
      long from = i * SEGMENT;
      segments[i] = channel.map(MapMode.READ_ONLY, start + from, Math.min(SEGMENT, size - from));
    }
  }

  /**
   * The bytes {@code start} … {@code start + size − 1} of a file.
   *
   * @throws CheckpointException if they lie outside
   */
  static Bytes of(Path path, FileChannel channel, long start, long size) throws IOException {
    if (start < 0 || size < 0 || start > channel.size() - size) {
      throw new CheckpointException(
          path,
          "data must lie within the file's %d bytes, was %d bytes from %d"
              .formatted(channel.size(), size, start));
    }
    return size < READ_BELOW
        ? read(path, channel, start, (int) size)
        : new FileBytes(channel, start, size);
  }

  /** The whole file. */
  static Bytes of(Path path, FileChannel channel) throws IOException {
    return of(path, channel, 0, channel.size());
  }

  private static Bytes read(Path path, FileChannel channel, long start, int size)
      throws IOException {
    ByteBuffer target = ByteBuffer.allocate(size);
    while (target.hasRemaining()) {
      if (channel.read(target, start + target.position()) < 0) {
        throw new CheckpointException(path, "file must not shrink while it is read, was cut off");
      }
    }
    return Bytes.of(target.array());
  }

  @Override
  public long size() {
    return size;
  }

  @Override
  public void copy(long from, byte[] target, int count) {
    int done = 0;
    while (done < count) {
      ByteBuffer segment = segments[(int) (from + done >> SEGMENT_BITS)];
      int at = (int) (from + done & SEGMENT - 1);
      int part = Math.min(count - done, segment.limit() - at);
      segment.get(at, target, done, part);
      done += part;
    }
  }
}
