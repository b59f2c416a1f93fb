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
    out.println(line);
    out.flush();
  }

  /** What is being done; left out when quiet. */
  void remark(String line) {
    if (!quiet) {
      err.println(line);
      err.flush();
    }
  }

  /** What the user should know even when quiet. */
  void warning(String line) {
    err.println("warning: " + line);
    err.flush();
  }

  /** Whether progress may move on the screen: only on a terminal. */
  boolean live() {
    return !quiet && Boolean.getBoolean("spectracast.terminal");
  }
}
