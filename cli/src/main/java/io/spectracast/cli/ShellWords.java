package io.spectracast.cli;

import java.util.List;
import java.util.stream.Collectors;

/** Command lines as a shell reads them. */
final class ShellWords {

  private ShellWords() {}

  /** The words with spaces between, each quoted if it needs it. */
  static String join(List<String> words) {
    return words.stream().map(ShellWords::quoted).collect(Collectors.joining(" "));
  }

  private static String quoted(String word) {
    return word.matches("[\\w./:=,+@%-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}
