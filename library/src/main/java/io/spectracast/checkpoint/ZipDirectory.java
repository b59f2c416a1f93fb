package io.spectracast.checkpoint;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * The central directory of a zip archive, read so that stored members can be mapped.
 *
 * <p>Format: PKWARE APPNOTE 6.3.
 */
final class ZipDirectory {

  private static final int END_BYTES = 22;
  private static final int END_COMMENT_BYTES = 0xFFFF;
  private static final int LOCATOR64 = 0x07064b50;
  private static final int LOCATOR64_BYTES = 20;
  private static final int END64 = 0x06064b50;
  private static final int ENTRY = 0x02014b50;
  private static final int LOCAL = 0x04034b50;
  private static final int STORED = 0;
  private static final int DEFLATED = 8;
  private static final long SEE_64 = 0xFFFFFFFFL;

  private final Path path;
  private final Bytes file;
  private final Map<String, Member> members = new LinkedHashMap<>();

  /**
   * A member.
   *
   * @param stored bytes in the archive
   * @param size bytes once inflated
   * @param header where its local header starts
   */
  record Member(String name, int flags, int method, long stored, long size, long header) {}

  private ZipDirectory(Path path, FileChannel channel) throws IOException {
    this.path = path;
    this.file = FileBytes.of(path, channel);
    long[] directory = directory();
    ByteCursor cursor = new ByteCursor(path, file, directory[0]);
    for (long i = 0; i < directory[1]; i++) {
      Member member = entry(cursor);
      if (members.put(member.name(), member) != null) {
        throw fault("member names must be unique, was '%s' again", member.name());
      }
    }
  }

  static ZipDirectory read(Path path, FileChannel channel) throws IOException {
    return new ZipDirectory(path, channel);
  }

  Path path() {
    return path;
  }

  Set<String> names() {
    return members.keySet();
  }

  boolean contains(String name) {
    return members.containsKey(name);
  }

  /**
   * The content of a member, mapped if it is stored, inflated into memory if it is deflated.
   *
   * @throws CheckpointException if it is missing or neither
   */
  Bytes open(String name) throws IOException {
    Member member = members.get(name);
    if (member == null) {
      throw fault("archive must hold the member '%s', was missing", name);
    }
    ByteCursor local = new ByteCursor(path, file, member.header());
    requireSignature(local, LOCAL, "local header");
    local.skip(22);
    local.skip(local.u2() + (long) local.u2());
    Bytes data = file.slice(path, local.position(), member.stored());
    return switch (member.method()) {
      case STORED -> stored(member, data);
      case DEFLATED -> inflated(member, data);
      default ->
          throw fault(
              "member '%s': compression must be none or deflate, was method %d",
              name, member.method());
    };
  }

  private Bytes stored(Member member, Bytes data) throws CheckpointException {
    if (member.size() != member.stored()) {
      throw fault(
          "member '%s': stored size must be %d, was %d",
          member.name(), member.size(), member.stored());
    }
    return data;
  }

  private Bytes inflated(Member member, Bytes data) throws CheckpointException {
    long most =
        Math.min(Limits.ARRAY_BYTES, data.size() * Limits.DEFLATE_RATIO + Limits.DEFLATE_RATIO);
    if (member.size() < 0 || member.size() > most) {
      throw fault(
          "member '%s': inflated size must be at most %d, was %d",
          member.name(), most, member.size());
    }
    byte[] target = new byte[(int) member.size()];
    byte[] chunk = new byte[1 << 13];
    Inflater inflater = new Inflater(true);
    try {
      long read = 0;
      int written = 0;
      while (written < target.length) {
        if (inflater.needsInput()) {
          int part = (int) Math.min(chunk.length, data.size() - read);
          if (part == 0 || inflater.finished()) {
            throw fault(
                "member '%s': data must inflate to %d bytes, was %d",
                member.name(), target.length, written);
          }
          data.copy(read, chunk, part);
          inflater.setInput(chunk, 0, part);
          read += part;
        }
        int count = inflater.inflate(target, written, target.length - written);
        written += count;
        if (count == 0 && (inflater.finished() || inflater.needsDictionary())) {
          throw fault(
              "member '%s': data must inflate to %d bytes, was %d",
              member.name(), target.length, written);
        }
      }
      return Bytes.of(target);
    } catch (DataFormatException e) {
      throw fault("member '%s': data must be deflated, was not: %s", member.name(), e.getMessage());
    } finally {
      inflater.end();
    }
  }

  private Member entry(ByteCursor cursor) throws CheckpointException {
    requireSignature(cursor, ENTRY, "directory entry");
    cursor.skip(4);
    int flags = cursor.u2();
    int method = cursor.u2();
    cursor.skip(8);
    long stored = cursor.u4();
    long size = cursor.u4();
    int nameBytes = cursor.u2();
    int extraBytes = cursor.u2();
    int commentBytes = cursor.u2();
    cursor.skip(8);
    long header = cursor.u4();
    String name = cursor.text(nameBytes);
    byte[] extra = cursor.take(extraBytes);
    cursor.skip(commentBytes);
    if ((flags & 1) != 0) {
      throw fault("member '%s': must not be encrypted, was", name);
    }
    return wide(name, flags, method, new long[] {size, stored, header}, extra);
  }

  /** Replaces each field that is all ones by the next number of the zip64 extra field. */
  private Member wide(String name, int flags, int method, long[] fields, byte[] extra)
      throws CheckpointException {
    ByteCursor cursor = new ByteCursor(path, Bytes.of(extra), 0);
    while (cursor.remaining() >= 4) {
      int id = cursor.u2();
      ByteCursor body = new ByteCursor(path, Bytes.of(cursor.take(cursor.u2())), 0);
      for (int i = 0; id == 1 && i < fields.length; i++) {
        fields[i] = fields[i] == SEE_64 ? body.i8() : fields[i];
      }
    }
    return new Member(name, flags, method, fields[1], fields[0], fields[2]);
  }

  /** Where the directory starts, and how many entries it has. */
  private long[] directory() throws CheckpointException {
    long at = endRecord();
    ByteCursor end = new ByteCursor(path, file, at + 10);
    long count = end.u2();
    end.skip(4);
    long start = end.u4();
    if (at >= LOCATOR64_BYTES) {
      ByteCursor locator = new ByteCursor(path, file, at - LOCATOR64_BYTES);
      if (locator.i4() == LOCATOR64) {
        locator.skip(4);
        ByteCursor wide = new ByteCursor(path, file, within(locator.i8()));
        requireSignature(wide, END64, "zip64 end record");
        wide.skip(28);
        count = wide.i8();
        wide.skip(8);
        start = wide.i8();
      }
    }
    if (count < 0 || count > Limits.ZIP_MEMBERS) {
      throw fault("archive must have at most %d members, was %d", Limits.ZIP_MEMBERS, count);
    }
    return new long[] {within(start), count};
  }

  private long within(long position) throws CheckpointException {
    if (position < 0 || position > file.size()) {
      throw fault("archive directory must lie in [0, %d], was %d", file.size(), position);
    }
    return position;
  }

  private long endRecord() throws CheckpointException {
    long first = Math.max(0, file.size() - END_BYTES - END_COMMENT_BYTES);
    byte[] tail = new byte[(int) (file.size() - first)];
    file.copy(first, tail, tail.length);
    for (int i = tail.length - END_BYTES; i >= 0; i--) {
      if (tail[i] == 'P' && tail[i + 1] == 'K' && tail[i + 2] == 5 && tail[i + 3] == 6) {
        return first + i;
      }
    }
    throw fault("archive must end with its directory, was cut off");
  }

  private void requireSignature(ByteCursor cursor, int expected, String what)
      throws CheckpointException {
    int found = cursor.i4();
    if (found != expected) {
      throw fault("%s must begin with %08x, was %08x", what, expected, found);
    }
  }

  private CheckpointException fault(String problem, Object... values) {
    return new CheckpointException(path, problem.formatted(values));
  }
}
