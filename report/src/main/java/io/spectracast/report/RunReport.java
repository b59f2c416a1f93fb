package io.spectracast.report;

import java.io.IOException;
import java.nio.file.Path;

/**
 * The report of a run as one HTML file that needs nothing else: style, charts and data are inside,
 * and a content security policy forbids it the network.
 */
public final class RunReport {

  private RunReport() {}

  /**
   * Writes the page, replacing the file if it exists.
   *
   * @param html the file to write; its folder must exist
   * @throws IOException if the file cannot be written
   */
  public static void write(Path html, ReportContent content) throws IOException {
    throw new UnsupportedOperationException();
  }
}
