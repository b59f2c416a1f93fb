package io.spectracast.cli;

/** The work was given up because its user asked for it. */
final class StoppedException extends RuntimeException {

  private static final long serialVersionUID = 1;
}
