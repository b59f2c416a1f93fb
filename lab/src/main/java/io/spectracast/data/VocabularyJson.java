package io.spectracast.data;

import java.util.HashMap;
import java.util.Map;

/** Reads a JSON object whose members are all non-negative integers. */
final class VocabularyJson {

  /** A larger vocabulary is refused. */
  static final int MAX_TOKENS = 1 << 19;

  /** A longer token is refused. */
  static final int MAX_TOKEN_LENGTH = 1024;

  private final FileContent content;
  private String text = "";
  private int position;

  VocabularyJson(FileContent content) {
    this.content = content;
  }

  /** The members by name; at least one. */
  Map<String, Integer> read() throws DatasetException {
    text = TextFile.utf8(content);
    Map<String, Integer> numbers = new HashMap<>();
    expect('{');
    do {
      String token = string();
      expect(':');
      if (numbers.put(token, number()) != null) {
        throw fault("must hold every token once", "'" + token + "' again");
      }
      if (numbers.size() > MAX_TOKENS) {
        throw fault("must hold at most %d tokens".formatted(MAX_TOKENS), "more");
      }
    } while (accept(','));
    expect('}');
    skipSpace();
    if (position < text.length()) {
      throw fault("must end", found());
    }
    return numbers;
  }

  private String string() throws DatasetException {
    expect('"');
    StringBuilder string = new StringBuilder();
    while (true) {
      char c = next();
      if (c == '"') {
        return string.toString();
      }
      string.append(c == '\\' ? escaped() : c);
      if (string.length() > MAX_TOKEN_LENGTH) {
        throw fault("must hold tokens of at most %d".formatted(MAX_TOKEN_LENGTH), "longer");
      }
    }
  }

  private char escaped() throws DatasetException {
    char c = next();
    return switch (c) {
      case '"', '\\', '/' -> c;
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'u' -> unicode();
      default -> throw fault("must hold a known escape", "'\\" + c + "'");
    };
  }

  private char unicode() throws DatasetException {
    int value = 0;
    for (int i = 0; i < 4; i++) {
      int digit = Character.digit(next(), 16);
      if (digit < 0) {
        position--;
        throw fault("must hold four hexadecimal digits", found());
      }
      value = 16 * value + digit;
    }
    return (char) value;
  }

  private int number() throws DatasetException {
    skipSpace();
    int start = position;
    while (position < text.length()
        && text.charAt(position) >= '0'
        && text.charAt(position) <= '9') {
      position++;
    }
    try {
      return Integer.parseInt(text.substring(start, position));
    } catch (NumberFormatException e) {
      position = start;
      throw fault("must hold a whole number below 2^31", found());
    }
  }

  private void expect(char c) throws DatasetException {
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

  private char next() throws DatasetException {
    if (position >= text.length()) {
      throw fault("must close its string", found());
    }
    return text.charAt(position++);
  }

  private void skipSpace() {
    while (position < text.length() && " \t\r\n".indexOf(text.charAt(position)) >= 0) {
      position++;
    }
  }

  private String found() {
    return position < text.length() ? "'" + text.charAt(position) + "'" : "the end";
  }

  private DatasetException fault(String requirement, String found) {
    return new DatasetException(
        content.path(), "JSON at character %d %s, was %s".formatted(position, requirement, found));
  }
}
