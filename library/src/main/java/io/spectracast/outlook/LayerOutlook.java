package io.spectracast.outlook;

import io.spectracast.forecast.LayerEnsemble;
import io.spectracast.run.LayerSnapshot;
import java.util.Arrays;
import java.util.List;

/**
 * What the forecast of one layer says besides its singular values.
 *
 * @param layer the matrix's name
 * @param origin the last step the forecast has seen
 * @param measures with quantiles of 5, 25, 50, 75 and 95 %; none where not all singular values are
 *     known
 * @param events those that could be asked of the layer
 */
public record LayerOutlook(
    String layer, long origin, List<MeasureFan> measures, List<EventOutlook> events) {

  private static final double[] LEVELS = {0.05, 0.25, 0.5, 0.75, 0.95};

  public LayerOutlook {
    measures = List.copyOf(measures);
    events = List.copyOf(events);
  }

  /**
   * Looks through an ensemble.
   *
   * @param start the spectrum at the origin
   * @param leads at which it is told, all among those of the ensemble
   */
  public static LayerOutlook of(
      LayerEnsemble ensemble, LayerSnapshot start, long[] leads, List<EventQuery> queries) {
    return new LayerOutlook(
        ensemble.layer().name(),
        ensemble.origin(),
        Arrays.stream(SpectrumMeasure.values())
            .flatMap(m -> MeasureFan.of(m, ensemble, start, leads, LEVELS).stream())
            .toList(),
        queries.stream()
            .flatMap(query -> query.at(start).stream())
            .map(event -> EventOutlook.of(event, ensemble, start.singularValues(), leads))
            .toList());
  }
}
