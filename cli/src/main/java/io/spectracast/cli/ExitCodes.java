package io.spectracast.cli;

/** What the process ends with; 2 for bad input and 1 for a fault are picocli's own. */
final class ExitCodes {

  static final int DONE = 0;

  /** The loss of a training is no longer finite; what was recorded is kept. */
  static final int DIVERGED = 3;

  /** Stopped by Ctrl-C, as shells have it. */
  static final int STOPPED = 130;

  private ExitCodes() {}
}
