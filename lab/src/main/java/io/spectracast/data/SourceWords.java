package io.spectracast.data;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * The settings of a data source, written {@code value,name=value,…}: a value without a name is that
 * of the setting at its place in the order of the names.
 */
final class SourceWords {

  private final String kind;
  private final Map<String, String> values = new HashMap<>();

  /**
   * Splits the words.
   *
   * @param kind of source, for messages
   * @param argument what follows the colon; may be empty
   * @param names of all settings
   * @throws IllegalArgumentException if a setting is unknown or given twice
   */
  SourceWords(String kind, String argument, List<String> names) {
    this.kind = kind;
    String[] words = argument.isEmpty() ? new String[0] : argument.split(",", -1);
    for (int i = 0; i < words.length; i++) {
      int equals = words[i].indexOf('=');
      String name =
          equals >= 0 ? words[i].substring(0, equals) : i < names.size() ? names.get(i) : "";
      if (!names.contains(name)) {
        throw new IllegalArgumentException(
            "settings of %s must be %s, was '%s'"
                .formatted(kind, String.join(", ", names), words[i]));
      }
      if (values.put(name, words[i].substring(equals + 1)) != null) {
        throw new IllegalArgumentException(
            "%s of %s must be given once, was '%s' again".formatted(name, kind, words[i]));
      }
    }
  }

  int integer(String name, int otherwise) {
    return value(name, "a whole number", Integer::parseInt, otherwise);
  }

  long wholeNumber(String name, long otherwise) {
    return value(name, "a whole number", Long::parseLong, otherwise);
  }

  double number(String name, double otherwise) {
    return value(name, "a number", Double::parseDouble, otherwise);
  }

  /** Whole numbers separated by slashes; none in an empty text. */
  List<Integer> integers(String name, List<Integer> otherwise) {
    return value(name, "whole numbers with / between", list(Integer::parseInt), otherwise);
  }

  /** Numbers separated by slashes. */
  List<Double> numbers(String name, List<Double> otherwise) {
    return value(name, "numbers with / between", list(Double::parseDouble), otherwise);
  }

  String word(String name, String otherwise) {
    return values.getOrDefault(name, otherwise);
  }

  /** The inverse of {@link #integers} and {@link #numbers}. */
  static String slashed(List<?> values) {
    return String.join("/", values.stream().map(String::valueOf).toList());
  }

  private static <T> Function<String, List<T>> list(Function<String, T> parser) {
    return text ->
        text.isEmpty() ? List.of() : Arrays.stream(text.split("/", -1)).map(parser).toList();
  }

  private <T> T value(String name, String form, Function<String, T> parser, T otherwise) {
    String text = values.get(name);
    try {
      return text == null ? otherwise : parser.apply(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "%s of %s must be %s, was '%s'".formatted(name, kind, form, text), e);
    }
  }
}
