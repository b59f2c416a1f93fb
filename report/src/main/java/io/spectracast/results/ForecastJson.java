package io.spectracast.results;

import com.fasterxml.jackson.databind.ObjectWriter;
import io.spectracast.forecast.Fan;
import io.spectracast.forecast.Score;
import io.spectracast.outlook.LayerOutlook;
import io.spectracast.provenance.Provenance;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;

/**
 * A forecast as one JSON document: quantiles of every singular value, what they say of norms, ranks
 * and events, scores, settings and provenance.
 */
public final class ForecastJson {

  private ForecastJson() {}

  /**
   * The whole document.
   *
   * @param fans quantiles of every singular value, one per layer
   * @param outlooks measures and events, one per layer
   * @param scores empty where nothing is recorded later
   * @param settings every setting and how each layer was forecast
   */
  public record Document(
      long origin,
      long[] horizons,
      List<Fan> fans,
      List<LayerOutlook> outlooks,
      List<Score> scores,
      Map<String, String> settings,
      Provenance provenance) {}

  /**
   * Writes a new file.
   *
   * @throws java.nio.file.FileAlreadyExistsException if there is a file of this name
   */
  public static void write(Path file, Document document) throws IOException {
    ObjectWriter pretty = Json.MAPPER.writer(new OneLinePerNumberList());
    try (Writer out = Files.newBufferedWriter(file, StandardOpenOption.CREATE_NEW)) {
      pretty.writeValue(out, document);
    }
  }
}
