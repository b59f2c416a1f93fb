package io.spectracast.grid;

/** Work was given up because its user asked for it; what was finished is kept. */
public final class StopRequest extends RuntimeException {

  private static final long serialVersionUID = 1;
}
