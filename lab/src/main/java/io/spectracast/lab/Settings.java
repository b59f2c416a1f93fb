package io.spectracast.lab;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Reads typed settings from text by name, refusing in words what is missing or malformed.
 *
 * @param values text by name
 */
public record Settings(Map<String, String> values) {

  /** An int. */
  public int integer(String name) {
    return parse(name, "an integer", Integer::parseInt);
  }

  /** A long. */
  public long wholeNumber(String name) {
    return parse(name, "an integer", Long::parseLong);
  }

  /** A double. */
  public double number(String name) {
    return parse(name, "a number", Double::parseDouble);
  }

  /** Integers separated by commas; none in an empty text. */
  public List<Integer> integers(String name) {
    return parse(name, "integers separated by commas", Settings::split);
  }

  private static List<Integer> split(String text) {
    List<Integer> integers = new ArrayList<>();
    for (String word : text.isEmpty() ? new String[0] : text.split(",", -1)) {
      integers.add(Integer.parseInt(word.strip()));
    }
    return integers;
  }

  private <T> T parse(String name, String form, Function<String, T> parser) {
    String text = values.get(name);
    if (text == null) {
      throw new IllegalArgumentException("%s must be given, was missing".formatted(name));
    }
    try {
      return parser.apply(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("%s must be %s, was '%s'".formatted(name, form, text), e);
    }
  }
}
