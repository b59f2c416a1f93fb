package io.spectracast.cli;

/** Input that cannot be used. The message is one line that names it and says what was expected. */
final class InputException extends RuntimeException {

  private static final long serialVersionUID = 1;

  InputException(String message) {
    super(message);
  }
}
