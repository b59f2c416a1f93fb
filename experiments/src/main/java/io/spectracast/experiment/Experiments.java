package io.spectracast.experiment;

import java.util.List;
import java.util.stream.Collectors;

/** The experiments there are. */
public final class Experiments {

  /** In the order in which they are best read. */
  public static final List<Experiment> ALL =
      List.of(
          new SpectralEvolutionExperiment(),
          new TrackingExperiment(),
          new StationaryExperiment(),
          new RepulsionExperiment(),
          new NoiseExperiment());

  private Experiments() {}

  /**
   * The experiment of a name.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static Experiment named(String name) {
    return ALL.stream()
        .filter(experiment -> experiment.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "the experiment must be one of %s, was '%s'".formatted(names(), name)));
  }

  private static String names() {
    return ALL.stream().map(Experiment::name).collect(Collectors.joining(", "));
  }
}
