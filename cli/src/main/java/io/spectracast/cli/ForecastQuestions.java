package io.spectracast.cli;

import io.spectracast.outlook.EventQuery;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** What a forecast is asked besides singular values. */
final class ForecastQuestions {

  private static final String JUMP = "jump";

  @Option(
      names = "--event",
      split = ",",
      paramLabel = "EVENT",
      description =
          "Probability and date of spike (one more singular value leaves the bulk), s1>6, s2<0.5 or"
              + " rest:2%% (the spectrum stays within so much of its norm); jump: whether test"
              + " accuracy is about to jump. May be repeated.")
  private List<String> events = new ArrayList<>();

  @Option(
      names = "--measures",
      description = "Also forecast norm, stable and effective rank, entropy and the tail's alpha.")
  private boolean measures;

  @Option(
      names = "--vectors",
      paramLabel = "K",
      description =
          "Also forecast how much the K leading singular vectors will still be today's; needs"
              + " weights that were kept.")
  private Optional<Integer> vectors = Optional.empty();

  @Option(
      names = "--advice",
      description =
          "Also tell, from weights that were kept, the temperature of noise and the batch size at"
              + " which noise and drift balance.")
  private boolean advice;

  @Option(
      names = "--json",
      paramLabel = "OUT.json",
      description = "Write quantiles, measures, events, scores, settings and provenance.")
  private Optional<Path> json = Optional.empty();

  List<EventQuery> events() {
    try {
      return events.stream().filter(e -> !e.equals(JUMP)).map(EventQuery::new).toList();
    } catch (IllegalArgumentException e) {
      throw new InputException("--event: " + e.getMessage());
    }
  }

  /** Whether a jump of the test accuracy is asked for. */
  boolean jump() {
    return events.contains(JUMP);
  }

  boolean measures() {
    return measures;
  }

  Optional<Integer> vectors() {
    if (vectors.isPresent() && vectors.get() < 1) {
      throw new InputException("--vectors must be at least 1, was " + vectors.get());
    }
    return vectors;
  }

  boolean advice() {
    return advice;
  }

  Optional<Path> json() {
    return json;
  }
}
