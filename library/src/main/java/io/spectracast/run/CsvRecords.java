package io.spectracast.run;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The records of a comma-separated file, one after another (RFC 4180: fields in double quotes may
 * hold commas, line breaks and doubled quotes). Blank lines are passed over.
 */
public final class CsvRecords {

  /** A longer field means a quote that is never closed, or no CSV at all. */
  static final int MAX_FIELD_CHARACTERS = 4096;

  /** No file read here has more columns. */
  static final int MAX_FIELDS = 64;

  private static final int END = -1;

  private final Path file;
  private final Reader reader;
  private final char[] buffer = new char[1 << 16];
  private int position;
  private int limit;
  private final StringBuilder field = new StringBuilder();
  private final List<String> fields = new ArrayList<>();
  private long line = 1;
  private long nextLine = 1;

  /** Records of a file; the reader stays the caller's to close. */
  public CsvRecords(Path file, Reader reader) {
    this.file = file;
    this.reader = reader;
  }

  /** The line, from 1, on which the record last returned began. */
  public long line() {
    return line;
  }

  /** The fields of the next record, valid until the next call; empty at the end of the file. */
  public List<String> next() throws IOException {
    do {
      line = nextLine;
      fields.clear();
      if (!readRecord()) {
        return List.of();
      }
    } while (fields.size() == 1 && fields.get(0).isEmpty());
    return fields;
  }

  private boolean readRecord() throws IOException {
    if (peek() == END) {
      return false;
    }
    while (true) {
      field.setLength(0);
      if (peek() == '"') {
        readQuoted();
      } else {
        readPlain();
      }
      if (fields.size() == MAX_FIELDS) {
        throw new TrajectoryFormatException(
            file, line, "must have at most %d fields, was more".formatted(MAX_FIELDS));
      }
      fields.add(field.toString());
      if (peek() != ',') {
        readLineEnd();
        return true;
      }
      position++;
    }
  }

  private void readPlain() throws IOException {
    while (peek() != END) {
      int start = position;
      while (position < limit && !endsField(buffer[position])) {
        position++;
      }
      append(start, position);
      if (position < limit) {
        return;
      }
    }
  }

  private static boolean endsField(char c) {
    return c == ',' || c == '\n' || c == '\r';
  }

  private void readQuoted() throws IOException {
    position++;
    while (true) {
      int c = peek();
      if (c == END) {
        throw new TrajectoryFormatException(file, line, "quoted field must end with \", was open");
      }
      if (c == '"') {
        position++;
        if (peek() != '"') {
          return;
        }
      } else if (c == '\n') {
        nextLine++;
      }
      append(position, position + 1);
      position++;
    }
  }

  private void append(int start, int end) throws IOException {
    if (field.length() + end - start > MAX_FIELD_CHARACTERS) {
      throw new TrajectoryFormatException(
          file,
          line,
          "a field must have at most %d characters, was longer; is a quote left open?"
              .formatted(MAX_FIELD_CHARACTERS));
    }
    field.append(buffer, start, end - start);
  }

  private void readLineEnd() throws IOException {
    if (peek() == '\r') {
      position++;
    }
    int c = peek();
    if (c != '\n' && c != END) {
      throw new TrajectoryFormatException(
          file,
          line,
          "a quoted field must be followed by a comma or the line's end, was '%c'"
              .formatted((char) c));
    }
    position++;
    nextLine++;
  }

  private int peek() throws IOException {
    if (position >= limit) {
      limit = Math.max(0, reader.read(buffer));
      position = 0;
    }
    return position < limit ? buffer[position] : END;
  }
}
