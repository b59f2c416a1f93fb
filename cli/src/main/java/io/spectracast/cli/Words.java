package io.spectracast.cli;

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

  /** The k-th singular value, k from 1: s₁. */
  static String mode(int k) {
    return Integer.toString(k)
        .chars()
        .mapToObj(digit -> SUBSCRIPTS.substring(digit - '0', digit - '0' + 1))
        .collect(Collectors.joining("", "s", ""));
  }
}
