package io.spectracast.results;

import io.spectracast.backtest.Leaderboard;
import io.spectracast.backtest.Remark;
import io.spectracast.provenance.Provenance;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A leaderboard as one JSON document: the records of the package {@code backtest} as they are, with
 * settings and provenance.
 */
public final class LeaderboardJson {

  private LeaderboardJson() {}

  /**
   * The whole document.
   *
   * @param settings every setting the result depends on
   */
  public record Document(
      Leaderboard leaderboard,
      List<Remark> remarks,
      Map<String, String> settings,
      Provenance provenance) {}

  /** Writes a file, replacing one of this name. */
  public static void write(Path file, Document document) throws IOException {
    try (Writer out = Files.newBufferedWriter(file)) {
      Json.MAPPER.writer(new OneLinePerNumberList()).writeValue(out, document);
    }
  }
}
