package io.spectracast.study;

import java.util.List;
import java.util.stream.Collectors;

/** The studies there are. */
public final class Studies {

  /** In the order in which they are best read. */
  public static final List<Study> ALL =
      List.of(
          new SdeVsSgdStudy(), //
          new GeneralityStudy(),
          new NonStationaryStudy(),
          new VectorsStudy(),
          new GeneralizationStudy(),
          new GrokkingStudy());

  private Studies() {}

  /**
   * The study of a name.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static Study named(String name) {
    return ALL.stream()
        .filter(study -> study.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "the study must be one of %s, was '%s'".formatted(names(), name)));
  }

  private static String names() {
    return ALL.stream().map(Study::name).collect(Collectors.joining(", "));
  }
}
