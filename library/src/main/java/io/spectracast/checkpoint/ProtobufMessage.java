package io.spectracast.checkpoint;

import java.nio.file.Path;

/**
 * Steps through the fields of a message in protocol buffers' wire format.
 *
 * <p>Format: protobuf.dev/programming-guides/encoding.
 */
final class ProtobufMessage {

  private static final int VARINT = 0;
  private static final int FIXED_64 = 1;
  private static final int BYTES = 2;
  private static final int FIXED_32 = 5;

  private final Path path;
  private final Bytes file;
  private final ByteCursor cursor;
  private final long messageEnd;
  private long fieldEnd;
  private long start;
  private int field;
  private int wire;
  private long value;

  /** The message in bytes {@code from} … {@code to − 1} of a file. */
  ProtobufMessage(Path path, Bytes file, long from, long to) {
    this.path = path;
    this.file = file;
    this.cursor = new ByteCursor(path, file, from);
    this.messageEnd = to;
    this.fieldEnd = from;
  }

  /** Goes to the next field; false at the end of the message. */
  boolean next() throws CheckpointException {
    cursor.skip(fieldEnd - cursor.position());
    if (cursor.position() == messageEnd) {
      return false;
    }
    long key = varint(cursor);
    field = (int) (key >>> 3);
    wire = (int) (key & 7);
    switch (wire) {
      case VARINT -> value = varint(cursor);
      case FIXED_64 -> value = cursor.i8();
      case FIXED_32 -> value = cursor.u4();
      case BYTES -> {
        long length = varint(cursor);
        if (length < 0 || length > messageEnd - cursor.position()) {
          throw fault(
              "field %d must end within its message, was %s bytes long"
                  .formatted(field, Long.toUnsignedString(length)));
        }
        start = cursor.position();
        value = length;
      }
      default -> throw fault("wire type must be 0, 1, 2 or 5, was " + wire);
    }
    fieldEnd = cursor.position() + (wire == BYTES ? value : 0);
    if (fieldEnd > messageEnd) {
      throw fault("field %d must end within its message, was longer".formatted(field));
    }
    return true;
  }

  int field() {
    return field;
  }

  boolean isBytes() {
    return wire == BYTES;
  }

  /** The number in a field that is not bytes. */
  long value() throws CheckpointException {
    if (isBytes()) {
      throw fault("field %d must be a number, was bytes".formatted(field));
    }
    return value;
  }

  /** The first byte of a field of bytes. */
  long start() {
    return start;
  }

  /** One past the last byte of a field. */
  long end() {
    return fieldEnd;
  }

  /** A cursor at the start of a field of bytes. */
  ByteCursor cursor() {
    return new ByteCursor(path, file, start);
  }

  String text() throws CheckpointException {
    requireBytes();
    return new ByteCursor(path, file, start).text(value);
  }

  ProtobufMessage nested() throws CheckpointException {
    requireBytes();
    return new ProtobufMessage(path, file, start, fieldEnd);
  }

  private void requireBytes() throws CheckpointException {
    if (!isBytes()) {
      throw fault("field %d must be bytes, was a number".formatted(field));
    }
  }

  /** The next number in groups of seven bits, the lowest first. */
  static long varint(ByteCursor cursor) throws CheckpointException {
    long number = 0;
    for (int shift = 0; shift < Long.SIZE; shift += 7) {
      int part = cursor.u1();
      number |= (part & 0x7FL) << shift;
      if (part < 0x80) {
        return number;
      }
    }
    throw new CheckpointException(cursor.path(), "number must have at most 10 bytes, was longer");
  }

  private CheckpointException fault(String problem) {
    return new CheckpointException(path, "byte %d: %s".formatted(cursor.position(), problem));
  }
}
