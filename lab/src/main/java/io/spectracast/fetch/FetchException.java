package io.spectracast.fetch;

import java.io.IOException;

/** A file that could not be fetched, as {@code [address or path] field must be …, was …}. */
public final class FetchException extends IOException {

  private static final long serialVersionUID = 1;

  private final boolean mayPass;

  private FetchException(Object where, String problem, Throwable cause, boolean mayPass) {
    super("[%s] %s".formatted(where, problem), cause);
    this.mayPass = mayPass;
  }

  FetchException(Object where, String problem) {
    this(where, problem, null, false);
  }

  FetchException(Object where, String problem, Throwable cause) {
    this(where, problem, cause, false);
  }

  /** A failure after which it is worth trying again soon. */
  static FetchException passing(Object where, String problem, Throwable cause) {
    return new FetchException(where, problem, cause, true);
  }

  boolean mayPass() {
    return mayPass;
  }
}
