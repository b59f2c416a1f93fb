package io.spectracast.results;

import io.spectracast.analysis.ModelAnalysis;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A checkpoint with its diagnosis.
 *
 * @param model the checkpoint's path, as it was given
 * @param format of the checkpoint, in words
 * @param settings every option that the numbers depend on, by its name; keeps its order
 * @param analysis the numbers
 */
public record AnalysedModel(
    String model, String format, Map<String, String> settings, ModelAnalysis analysis) {

  public AnalysedModel {
    settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
  }
}
