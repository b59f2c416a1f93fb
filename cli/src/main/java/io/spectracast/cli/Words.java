package io.spectracast.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Numbers and symbols in running text. */
final class Words {

  private static final String SUBSCRIPTS = "₀₁₂₃₄₅₆₇₈₉";

  private Words() {}

  /** A number as its user would write it: 1 for 1.0. */
  static String number(double value) {
    String text = Double.toString(value);
    return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
  }

  /** Three significant digits: 0.0123, 12.3, 1230, 1.23e-05. */
  static String rounded(double value) {
    double size = Math.abs(value);
    if (size != 0 && (size < 1e-3 || size >= 1e5)) {
      return String.format(Locale.ROOT, "%.2e", value);
    }
    int decimals = size == 0 ? 0 : Math.max(0, 2 - (int) Math.floor(Math.log10(size)));
    return String.format(Locale.ROOT, "%." + decimals + "f", value);
  }

  /**
   * The text in lines of at most so many characters, broken between words, each after an indent.
   */
  static List<String> wrapped(String text, int width, String indent) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder(indent);
    for (String word : text.split(" ")) {
      if (line.length() > indent.length() && line.length() + word.length() >= width) {
        lines.add(line.toString().stripTrailing());
        line = new StringBuilder(indent);
      }
      line.append(word).append(' ');
    }
    lines.add(line.toString().stripTrailing());
    return lines;
  }

  /** The k-th singular value, k from 1: s₁. */
  static String mode(int k) {
    return Integer.toString(k)
        .chars()
        .mapToObj(digit -> SUBSCRIPTS.substring(digit - '0', digit - '0' + 1))
        .collect(Collectors.joining("", "s", ""));
  }
}
