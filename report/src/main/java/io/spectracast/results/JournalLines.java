package io.spectracast.results;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The lines of a file that are whole: those that end in a line feed. */
final class JournalLines {

  private final InputStream in;
  private byte[] rest = {};
  private long end;
  private int number;

  private JournalLines(InputStream in) {
    this.in = in;
  }

  /** From the channel's position on, which must be the file's beginning. */
  static JournalLines of(FileChannel channel) {
    return new JournalLines(new BufferedInputStream(Channels.newInputStream(channel), 1 << 16));
  }

  /** The next line; empty if none, or only one without an end, is left. */
  Optional<String> next() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int b = in.read(); b >= 0; b = in.read()) {
      if (b == '\n') {
        end += line.size() + 1;
        number++;
        return Optional.of(line.toString(StandardCharsets.UTF_8));
      }
      line.write(b);
    }
    rest = line.toByteArray();
    return Optional.empty();
  }

  /** What follows the last line, once there is no next. */
  byte[] rest() {
    return rest;
  }

  /** The offset after the last line that was read. */
  long end() {
    return end;
  }

  /** The number of that line, from 1. */
  int number() {
    return number;
  }
}
