package io.spectracast.sequence;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How file names tell the step: a text in which {@code {step}} or {@code {epoch}} stands for a
 * whole number, {@code {name}} for any other number, a metric of that name, and {@code *} for any
 * characters. The other characters stand for themselves.
 */
public final class NamePattern {

  private static final Pattern FIELD = Pattern.compile("\\{([A-Za-z][A-Za-z0-9_]*)\\}|\\*");
  private static final String WHOLE = "(\\d{1,15})";
  private static final String NUMBER = "([-+]?\\d+(?:\\.\\d+)?(?:[eE][-+]?\\d+)?)";

  private final String text;
  private final Pattern pattern;
  private final List<String> fields;

  private NamePattern(String text, Pattern pattern, List<String> fields) {
    this.text = text;
    this.pattern = pattern;
    this.fields = fields;
  }

  /**
   * What a name tells.
   *
   * @param step the step or epoch
   * @param metrics the other numbers by their names, in the order of the pattern
   */
  record Reading(long step, Map<String, Double> metrics) {}

  /**
   * Reads a pattern.
   *
   * @throws IllegalArgumentException if it has not exactly one of {@code {step}} and {@code
   *     {epoch}}, or names a metric twice
   */
  public static NamePattern parse(String text) {
    StringBuilder regex = new StringBuilder();
    List<String> fields = new ArrayList<>();
    Matcher matcher = FIELD.matcher(text);
    int end = 0;
    while (matcher.find()) {
      regex.append(Pattern.quote(text.substring(end, matcher.start())));
      end = matcher.end();
      String field = matcher.group(1);
      if (field == null) {
        regex.append(".*?");
      } else {
        regex.append(isStep(field) ? WHOLE : NUMBER);
        fields.add(field);
      }
    }
    regex.append(Pattern.quote(text.substring(end)));
    long steps = fields.stream().filter(NamePattern::isStep).count();
    if (steps != 1 || fields.stream().distinct().count() < fields.size()) {
      throw new IllegalArgumentException(
          "pattern of names must hold one {step} or {epoch} and each metric once, was '%s'"
              .formatted(text));
    }
    return new NamePattern(text, Pattern.compile(regex.toString()), fields);
  }

  private static boolean isStep(String field) {
    return field.equals("step") || field.equals("epoch");
  }

  /** Whether the names count epochs, not updates. */
  public boolean countsEpochs() {
    return fields.contains("epoch");
  }

  /** What a name tells; empty if it does not fit. */
  Optional<Reading> read(String name) {
    Matcher matcher = pattern.matcher(name);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    long step = 0;
    Map<String, Double> metrics = new LinkedHashMap<>();
    for (int i = 0; i < fields.size(); i++) {
      if (isStep(fields.get(i))) {
        step = Long.parseLong(matcher.group(i + 1));
      } else {
        metrics.put(fields.get(i), Double.parseDouble(matcher.group(i + 1)));
      }
    }
    return Optional.of(new Reading(step, metrics));
  }

  @Override
  public String toString() {
    return text;
  }
}
