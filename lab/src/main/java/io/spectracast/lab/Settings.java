package io.spectracast.lab;

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

  /** Free text. */
  public String text(String name) {
    return parse(name, "text", text -> text);
  }

  /** Whether the setting is there. */
  boolean has(String name) {
    return values.containsKey(name);
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
