package io.spectracast.data;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * Reads the regular files of a tar archive, one after the other, in blocks of 512 bytes: a header
 * with name, size in octal digits, checksum and type, then the content. Entries of any other type
 * are passed over.
 *
 * <p>POSIX.1-1988, ustar interchange format.
 */
final class TarStream {

  /** An archive of more entries is refused. */
  static final int MAX_ENTRIES = 10_000;

  private static final int BLOCK = 512;
  private static final int NAME_LENGTH = 100;
  private static final int SIZE_OFFSET = 124;
  private static final int SIZE_LENGTH = 12;
  private static final int CHECKSUM_OFFSET = 148;
  private static final int CHECKSUM_LENGTH = 8;
  private static final int TYPE_OFFSET = 156;
  private static final int PREFIX_OFFSET = 345;
  private static final int PREFIX_LENGTH = 155;
  private static final String USTAR = "ustar";
  private static final int USTAR_OFFSET = 257;

  private final Path path;
  private final InputStream in;
  private int entries;
  private long unread; // of the present entry, with its padding
  private String name = "";
  private long size;

  /** Starts at the first header. */
  TarStream(Path path, InputStream in) {
    this.path = path;
    this.in = in;
  }

  /** Goes to the next regular file; false at the end of the archive. */
  boolean next() throws IOException {
    while (true) {
      skip();
      byte[] header = in.readNBytes(BLOCK);
      if (header.length < BLOCK) {
        throw new DatasetException(path, "archive must end with an empty block, was cut off");
      }
      long sum = sum(header);
      if (sum == (long) CHECKSUM_LENGTH * ' ') {
        return false; // an empty block
      }
      requireHeader(header, sum);
      size = octal(header, SIZE_OFFSET, SIZE_LENGTH, "size");
      unread = (size + BLOCK - 1) / BLOCK * BLOCK;
      if (header[TYPE_OFFSET] == '0' || header[TYPE_OFFSET] == 0) {
        name = name(header);
        return true;
      }
    }
  }

  /** The name of the present file in the archive. */
  String name() {
    return name;
  }

  /**
   * The content of the present file.
   *
   * @param limit the greatest length; more is refused
   */
  byte[] content(int limit) throws IOException {
    if (size > limit) {
      throw new DatasetException(
          path, "%s must be at most %d bytes, was %d".formatted(name, limit, size));
    }
    byte[] content = in.readNBytes((int) size);
    if (content.length < size) {
      throw new DatasetException(path, "%s must be whole, was cut off".formatted(name));
    }
    unread -= size;
    return content;
  }

  private void skip() throws IOException {
    try {
      in.skipNBytes(unread);
    } catch (EOFException e) {
      throw new DatasetException(path, "%s must be whole, was cut off".formatted(name), e);
    }
  }

  private void requireHeader(byte[] header, long sum) throws DatasetException {
    if (++entries > MAX_ENTRIES) {
      throw new DatasetException(
          path, "archive must hold at most %d entries, was more".formatted(MAX_ENTRIES));
    }
    long stated = octal(header, CHECKSUM_OFFSET, CHECKSUM_LENGTH, "checksum");
    if (stated != sum) {
      throw new DatasetException(
          path, "header %d must have the checksum %d, was %d".formatted(entries, sum, stated));
    }
  }

  /** The sum of the header's bytes, its checksum field read as spaces. */
  private static long sum(byte[] header) {
    long sum = 0;
    for (int i = 0; i < header.length; i++) {
      boolean checksum = i >= CHECKSUM_OFFSET && i < CHECKSUM_OFFSET + CHECKSUM_LENGTH;
      sum += checksum ? ' ' : Byte.toUnsignedInt(header[i]);
    }
    return sum;
  }

  private long octal(byte[] header, int offset, int length, String field) throws DatasetException {
    String digits = text(header, offset, length).strip();
    try {
      long value = Long.parseLong(digits, 8);
      if (value >= 0) {
        return value;
      }
    } catch (NumberFormatException e) {
      // told below
    }
    throw new DatasetException(
        path, "%s of entry %d must be octal digits, was '%s'".formatted(field, entries, digits));
  }

  private static String name(byte[] header) {
    String name = text(header, 0, NAME_LENGTH);
    boolean ustar = text(header, USTAR_OFFSET, USTAR.length()).equals(USTAR);
    String prefix = ustar ? text(header, PREFIX_OFFSET, PREFIX_LENGTH) : "";
    return prefix.isEmpty() ? name : prefix + "/" + name;
  }

  private static String text(byte[] header, int offset, int length) {
    int end = offset;
    while (end < offset + length && header[end] != 0) {
      end++;
    }
    return new String(header, offset, end - offset, StandardCharsets.ISO_8859_1);
  }
}
