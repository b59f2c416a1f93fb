package io.spectracast.cli;

/** A number in a text that a user wrote. */
final class NumberField {

  private NumberField() {}

  /** The number; NaN if it is none, so that every condition on it fails. */
  static double of(String text) {
    try {
      return Double.parseDouble(text.strip());
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }
}
