package io.spectracast.forecast;

import io.spectracast.provenance.Provenance;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A forecast of a whole run from one origin: what is kept, shown and scored.
 *
 * @param origin the last step the forecast has seen
 * @param horizons the leads that were asked for and are scored, increasing; not to be modified
 * @param settings every setting and fitted quantity worth keeping, by name
 * @param fans one per layer
 * @param scores for every method, layer and horizon whose truth is recorded; may be empty
 * @param provenance where the forecast comes from
 */
public record Forecast(
    long origin,
    long[] horizons,
    Map<String, String> settings,
    List<Fan> fans,
    List<Score> scores,
    Provenance provenance) {

  public Forecast {
    settings = Collections.unmodifiableMap(new TreeMap<>(settings));
    fans = List.copyOf(fans);
    scores = List.copyOf(scores);
  }
}
