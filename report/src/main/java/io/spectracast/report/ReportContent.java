package io.spectracast.report;

import io.spectracast.forecast.Forecast;
import io.spectracast.run.Layer;
import io.spectracast.run.RecordedRun;
import java.util.List;
import java.util.Optional;

/**
 * Everything a report shows.
 *
 * @param title the heading, usually the run's name
 * @param run the recorded run, with at least one snapshot
 * @param forecasts in the order they were made; the last one is shown; may be empty
 * @param spectra one entry per layer whose spectra are to be drawn; may be empty
 */
public record ReportContent(
    String title, RecordedRun run, List<Forecast> forecasts, List<LayerSpectra> spectra) {

  public ReportContent {
    if (run.snapshots().isEmpty()) {
      throw new IllegalArgumentException(
          "run must have a snapshot, '%s' has none".formatted(title));
    }
    forecasts = List.copyOf(forecasts);
    spectra = List.copyOf(spectra);
  }

  /** The newest forecast. */
  Optional<Forecast> forecast() {
    return forecasts.isEmpty()
        ? Optional.empty()
        : Optional.of(forecasts.get(forecasts.size() - 1));
  }

  /** The spectra to be drawn for a layer; none if the layer is not listed. */
  List<LabelledSpectrum> spectraOf(Layer layer) {
    return spectra.stream()
        .filter(s -> s.layer().equals(layer))
        .flatMap(s -> s.spectra().stream())
        .toList();
  }
}
