package io.spectracast.report;

import io.spectracast.figure.Figure;
import io.spectracast.run.Layer;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The charts of one layer.
 *
 * @param slug the layer's name in letters that suit a file name; unique in a report
 * @param spectra one per moment, on one horizontal axis; may be empty
 */
record LayerFigures(
    Layer layer,
    String slug,
    Figure trajectories,
    List<Figure> spectra,
    Optional<Figure> noise,
    Optional<Figure> drift) {

  /** What was measured beside the singular values. */
  List<Figure> dynamics() {
    return Stream.concat(noise.stream(), drift.stream()).toList();
  }

  Stream<Figure> all() {
    return Stream.of(Stream.of(trajectories), spectra.stream(), dynamics().stream())
        .flatMap(s -> s);
  }
}
