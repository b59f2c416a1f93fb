package io.spectracast.cli;

import io.spectracast.analysis.AnalysisOptions;
import io.spectracast.checkpoint.LayerOptions;
import io.spectracast.provenance.Version;
import io.spectracast.results.AnalysisSubject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is to be analysed, and how.
 *
 * @param base weights to compare with
 * @param changes whether to analyse the changes from the base, not the weights
 * @param patterns of the names of layers; empty for all
 * @param settings what the numbers depend on, by the options' names
 */
record AnalysisRequest(
    Path model,
    Optional<Path> base,
    boolean changes,
    List<String> patterns,
    LayerOptions layerOptions,
    AnalysisOptions options,
    Map<String, String> settings) {

  /** What decides the numbers of a layer in these files. */
  AnalysisSubject subject(List<Path> files) throws IOException {
    return AnalysisSubject.of(Version.current(), files, settings);
  }

  /** The settings and which layers were chosen. */
  Map<String, String> described() {
    Map<String, String> all = new LinkedHashMap<>();
    if (!patterns.isEmpty()) {
      all.put("layers", String.join(" ", patterns));
    }
    base.ifPresent(path -> all.put(changes ? "changes from" : "base", path.toString()));
    all.putAll(settings);
    return all;
  }
}
