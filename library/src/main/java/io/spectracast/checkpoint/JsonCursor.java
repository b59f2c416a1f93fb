package io.spectracast.checkpoint;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Reads JSON left to right: of values, the objects, strings and lists of non-negative integers that
 * safetensors headers use are read, all others can be passed over.
 */
final class JsonCursor {

  private final Path path;
  private final String text;
  private int position;

  /**
   * Starts at the first character.
   *
   * @throws CheckpointException if the bytes are not UTF-8
   */
  JsonCursor(Path path, byte[] utf8) throws CheckpointException {
    this.path = path;
    try {
      this.text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8)).toString();
    } catch (CharacterCodingException e) {
      throw new CheckpointException(path, "header must be UTF-8, was not");
    }
  }

  /** Reads the value of a member whose name has just been read. */
  @FunctionalInterface
  interface Member {
    void read(String name) throws CheckpointException;
  }

  /** Reads an object, handing each member to {@code member} in turn. */
  void object(Member member) throws CheckpointException {
    Set<String> names = new HashSet<>();
    expect('{');
    if (accept('}')) {
      return;
    }
    do {
      String name = string();
      if (!names.add(name)) {
        throw fault("names must be unique", "'" + name + "' again");
      }
      expect(':');
      member.read(name);
    } while (accept(','));
    expect('}');
  }

  /** Reads a list of non-negative integers. */
  List<Long> integers() throws CheckpointException {
    List<Long> values = new ArrayList<>();
    expect('[');
    if (accept(']')) {
      return values;
    }
    do {
      values.add(integer());
    } while (accept(','));
    expect(']');
    return values;
  }

  /** Reads a string. */
  String string() throws CheckpointException {
    expect('"');
    StringBuilder value = new StringBuilder();
    while (peek() != '"') {
      char c = next();
      value.append(c == '\\' ? escaped() : c);
    }
    position++;
    return value.toString();
  }

  /** Reads a string, or any other value as its text; lists and objects as the empty text. */
  String scalarText() throws CheckpointException {
    skipSpace();
    if (position < text.length() && text.charAt(position) == '"') {
      return string();
    }
    int start = position;
    skip(0);
    String value = text.substring(start, position);
    return value.startsWith("{") || value.startsWith("[") ? "" : value;
  }

  private void skip(int depth) throws CheckpointException {
    if (depth > Limits.DEPTH) {
      throw fault("must nest at most %d deep".formatted(Limits.DEPTH), "deeper");
    }
    skipSpace();
    char c = position < text.length() ? text.charAt(position) : ' ';
    if (c == '{') {
      object(name -> skip(depth + 1));
    } else if (c == '[') {
      skipList(depth);
    } else if (c == '"') {
      string();
    } else {
      skipWord();
    }
  }

  private void skipList(int depth) throws CheckpointException {
    expect('[');
    if (accept(']')) {
      return;
    }
    do {
      skip(depth + 1);
    } while (accept(','));
    expect(']');
  }

  private void skipWord() throws CheckpointException {
    int start = position;
    while (position < text.length() && ",]} \t\r\n".indexOf(text.charAt(position)) < 0) {
      position++;
    }
    if (position == start) {
      throw fault("must hold a value", found());
    }
  }

  /** Requires that only white space follows. */
  void end() throws CheckpointException {
    skipSpace();
    if (position < text.length()) {
      throw fault("must end", found());
    }
  }

  private long integer() throws CheckpointException {
    skipSpace();
    int start = position;
    while (position < text.length() && Character.digit(text.charAt(position), 10) >= 0) {
      position++;
    }
    try {
      return Long.parseLong(text.substring(start, position));
    } catch (NumberFormatException e) {
      position = start;
      throw fault("must hold a non-negative integer below 2^63", found());
    }
  }

  private char escaped() throws CheckpointException {
    char c = next();
    return switch (c) {
      case '"', '\\', '/' -> c;
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'u' -> unicode();
      default -> throw fault("must hold a known escape", "\\" + c);
    };
  }

  private char unicode() throws CheckpointException {
    int end = Math.min(text.length(), position + 4);
    try {
      char c = (char) Integer.parseUnsignedInt(text.substring(position, end), 16);
      position = end;
      return c;
    } catch (NumberFormatException e) {
      throw fault("must hold four hexadecimal digits", found());
    }
  }

  private void expect(char c) throws CheckpointException {
    if (!accept(c)) {
      throw fault("must hold '" + c + "'", found());
    }
  }

  private boolean accept(char c) {
    skipSpace();
    boolean there = position < text.length() && text.charAt(position) == c;
    position += there ? 1 : 0;
    return there;
  }

  private char peek() throws CheckpointException {
    if (position >= text.length()) {
      throw fault("must close its string", found());
    }
    return text.charAt(position);
  }

  private char next() throws CheckpointException {
    char c = peek();
    position++;
    return c;
  }

  private void skipSpace() {
    while (position < text.length() && " \t\r\n".indexOf(text.charAt(position)) >= 0) {
      position++;
    }
  }

  private String found() {
    return position < text.length() ? "'" + text.charAt(position) + "'" : "the end";
  }

  private CheckpointException fault(String requirement, String found) {
    return new CheckpointException(
        path, "header at character %d %s, was %s".formatted(position, requirement, found));
  }
}
