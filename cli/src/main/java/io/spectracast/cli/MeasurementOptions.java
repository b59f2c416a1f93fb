package io.spectracast.cli;

import io.spectracast.analysis.AnalysisOptions;
import io.spectracast.analysis.Part;
import io.spectracast.linalg.Precision;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine.Option;

/** What of a layer is computed, and how exactly. */
final class MeasurementOptions {

  private static final AnalysisOptions DEFAULT = AnalysisOptions.DEFAULT;

  @Option(
      names = "--only",
      split = ",",
      paramLabel = "PART",
      description =
          "Beside singular values, metrics, spikes and tail compute only these of laws, noise,"
              + " plausibility, alternatives, randomised, fixed-aspect; or 'none'.")
  private List<String> only = List.of();

  @Option(
      names = "--with",
      split = ",",
      paramLabel = "PART",
      description =
          "Also compute these parts: fixed-aspect, α of square submatrices, is the one left out"
              + " otherwise, since it takes as long as everything else.")
  private List<String> with = List.of();

  @Option(
      names = "--without",
      split = ",",
      paramLabel = "PART",
      description = "Do not compute these parts.")
  private List<String> without = List.of();

  @Option(
      names = "--precision",
      paramLabel = "exact|fast",
      defaultValue = "exact",
      description =
          "Singular values as exact as the stored weights, or by float32 in half the time; each"
              + " layer states its error bound (default: ${DEFAULT-VALUE}).")
  private Exactness exactness;

  @Option(
      names = "--level",
      paramLabel = "P",
      description = "Significance level of every verdict (default: ${DEFAULT-VALUE}).")
  private double level = DEFAULT.level();

  @Option(
      names = "--noise-draws",
      paramLabel = "N",
      description = "Gaussian spectra drawn for each shape (default: ${DEFAULT-VALUE}).")
  private int noiseDraws = DEFAULT.noiseDraws();

  @Option(
      names = "--replicates",
      paramLabel = "N",
      description = "Synthetic spectra for each bootstrap p-value (default: ${DEFAULT-VALUE}).")
  private int replicates = DEFAULT.bootstrapReplicates();

  @Option(
      names = "--memory-limit",
      paramLabel = "SIZE",
      defaultValue = "2g",
      description =
          "What all layers in work may take together, such as 500m or 2g"
              + " (default: ${DEFAULT-VALUE}).")
  private String memoryLimit;

  /** How exact, as a user types it. */
  private enum Exactness {
    EXACT(Precision.STANDARD),
    FAST(Precision.FAST);

    private final Precision precision;

    Exactness(Precision precision) {
      this.precision = precision;
    }
  }

  AnalysisOptions analysisOptions(CommonOptions common) {
    return new AnalysisOptions(
        parts(),
        exactness.precision,
        level,
        noiseDraws,
        replicates,
        common.seed(),
        common.threads(),
        MemorySize.parse("--memory-limit", memoryLimit));
  }

  /** What the numbers depend on, by the options' names. */
  void describe(AnalysisOptions options, Map<String, String> settings) {
    settings.put(
        "parts",
        options.parts().stream()
            .sorted()
            .map(MeasurementOptions::word)
            .collect(Collectors.joining(",")));
    settings.put("precision", exactness.name().toLowerCase(Locale.ROOT));
    settings.put("level", Words.number(options.level()));
    settings.put("noise-draws", Integer.toString(options.noiseDraws()));
    settings.put("replicates", Integer.toString(options.bootstrapReplicates()));
    settings.put("seed", Long.toString(options.seed()));
  }

  private Set<Part> parts() {
    if (!only.isEmpty() && !(with.isEmpty() && without.isEmpty())) {
      throw new InputException("--only cannot be given together with --with or --without");
    }
    if (only.equals(List.of("none"))) {
      return Set.of();
    }
    Set<Part> parts = new HashSet<>(only.isEmpty() ? Part.CUSTOMARY : parts("--only", only));
    parts.addAll(parts("--with", with));
    parts.removeAll(parts("--without", without));
    return parts;
  }

  private static List<Part> parts(String option, List<String> words) {
    return words.stream().map(word -> part(option, word)).toList();
  }

  private static Part part(String option, String word) {
    return Arrays.stream(Part.values())
        .filter(part -> word(part).equalsIgnoreCase(word))
        .findFirst()
        .orElseThrow(
            () ->
                new InputException(
                    "%s must name some of %s, was '%s'"
                        .formatted(
                            option,
                            Arrays.stream(Part.values())
                                .map(MeasurementOptions::word)
                                .collect(Collectors.joining(", ")),
                            word)));
  }

  private static String word(Part part) {
    return part.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
