package io.spectracast.cli;

import java.io.PrintWriter;

/**
 * Where a command talks to its user: results to standard output, remarks on the way to standard
 * error.
 *
 * @param out results
 * @param err remarks, warnings and progress
 * @param quiet whether to leave remarks and progress out
 */
record Console(PrintWriter out, PrintWriter err, boolean quiet) {

  /** A line of the result. */
  void print(String line) {
    out.println(harmless(line));
    out.flush();
  }

  /** What is being done; left out when quiet. */
  void remark(String line) {
    if (!quiet) {
      err.println(harmless(line));
      err.flush();
    }
  }

  /** What the user should know even when quiet. */
  void warning(String line) {
    err.println(harmless("warning: " + line));
    err.flush();
  }

  /** Without what would steer a terminal: names of layers come from files of strangers. */
  static String harmless(String text) {
    return text.replaceAll("[\\p{Cntrl}&&[^\n\t]]", "?");
  }

  /** Whether progress may move on the screen: only on a terminal. */
  boolean live() {
    return !quiet && Boolean.getBoolean("spectracast.terminal");
  }
}
