package io.spectracast.forecast;

/** What a stacked forecast may use of what is known of a layer, each more than the one before. */
public enum Evidence {
  /** Singular values alone. */
  VALUES("stacked-values"),
  /** Weights that were kept, too. */
  WEIGHTS("stacked-weights"),
  /** Measured gradients and training losses, too. */
  MEASUREMENTS("stacked");

  private final String method;

  Evidence(String method) {
    this.method = method;
  }

  /** The name of the stacked forecast that uses as much. */
  String method() {
    return method;
  }
}
