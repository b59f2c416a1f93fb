package io.spectracast.report;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** The charts of a report as PNG images, 1 600 pixels wide. */
public final class Figures {

  private Figures() {}

  /**
   * Writes one PNG per figure, replacing files of the same name.
   *
   * @param directory where to write; created if it does not exist
   * @return the files written, in the order of the report
   * @throws IOException if a file cannot be written, or if this machine has no font to write with
   */
  public static List<Path> write(Path directory, ReportContent content) throws IOException {
    throw new UnsupportedOperationException();
  }
}
