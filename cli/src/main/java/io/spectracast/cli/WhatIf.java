package io.spectracast.cli;

import io.spectracast.forecast.Alteration;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Another learning rate, batch size or weight decay after the origin, as it is written: {@code
 * lr=0.5x,batch=2x,weight-decay=0.001}; with an x a factor, without one a value, which needs the
 * settings of a recorded run.
 */
final class WhatIf {

  private static final Pattern PART =
      Pattern.compile("(lr|batch|weight-decay)=([0-9]*\\.?[0-9]+(?:[eE][-+]?[0-9]+)?)(x?)");

  private WhatIf() {}

  /**
   * The alteration of a run of these settings.
   *
   * @param settings empty where they are not known
   */
  static Alteration parse(String text, Map<String, String> settings) {
    double rate = 1;
    double batch = 1;
    double decay = 0;
    Set<String> seen = new HashSet<>();
    for (String part : text.split(",")) {
      Matcher matcher = PART.matcher(part.strip());
      if (!matcher.matches() || !seen.add(matcher.group(1))) {
        throw new InputException(
            "--what-if must be like lr=0.5x,batch=2x,weight-decay=0.001, each once, was '%s'"
                .formatted(text));
      }
      double number = Double.parseDouble(matcher.group(2));
      boolean factor = !matcher.group(3).isEmpty();
      switch (matcher.group(1)) {
        case "lr" -> rate = factor ? number : number / setting(settings, "learning-rate");
        case "batch" -> batch = factor ? number : number / setting(settings, "batch-size");
        default -> {
          double before = setting(settings, "weight-decay");
          decay = ((factor ? number * before : number) - before) * effectiveRate(settings);
        }
      }
    }
    try {
      return new Alteration(rate, batch, decay);
    } catch (IllegalArgumentException e) {
      throw new InputException("--what-if: " + e.getMessage());
    }
  }

  /** η, or η/(1 − μ) where the penalty goes through momentum. */
  private static double effectiveRate(Map<String, String> settings) {
    double rate = setting(settings, "learning-rate");
    return settings.containsKey("momentum") ? rate / (1 - setting(settings, "momentum")) : rate;
  }

  private static double setting(Map<String, String> settings, String name) {
    return Optional.ofNullable(settings.get(name))
        .map(Double::parseDouble)
        .orElseThrow(
            () ->
                new InputException(
                    String.format(
                        Locale.ROOT,
                        "--what-if: %s is not known of this source; give lr and batch as factors,"
                            + " such as 0.5x, or a recorded run",
                        name)));
  }
}
