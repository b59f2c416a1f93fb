package io.spectracast.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A model named in one word: {@code kind}, or {@code kind:item,item,…} where an item is a plain
 * value or {@code name=value}.
 */
final class SpecWords {

  private final String text;
  private final String kind;
  private final List<String> plain = new ArrayList<>();
  private final Map<String, String> named = new LinkedHashMap<>();

  SpecWords(String text) {
    this.text = text;
    int colon = text.indexOf(':');
    kind = colon < 0 ? text : text.substring(0, colon);
    for (String item : colon < 0 ? new String[0] : text.substring(colon + 1).split(",", -1)) {
      int equals = item.indexOf('=');
      if (equals < 0) {
        plain.add(item.strip());
      } else {
        named.put(item.substring(0, equals).strip(), item.substring(equals + 1).strip());
      }
    }
  }

  String kind() {
    return kind;
  }

  /** The plain values. */
  List<String> plain() {
    return plain;
  }

  String text(String name, String absent) {
    return named.getOrDefault(name, absent);
  }

  Activation activation(Activation absent) {
    return Activation.parse(text("activation", absent.word()));
  }

  int integer(String name, int absent) {
    return named.containsKey(name) ? integer(named.get(name)) : absent;
  }

  int integer(String value) {
    try {
      return Integer.parseInt(value);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "model '%s': '%s' must be an integer".formatted(text, value), e);
    }
  }

  /**
   * Refuses names that are none of these, and plain values.
   *
   * @throws IllegalArgumentException that names the choices
   */
  SpecWords requireOnly(String... names) {
    if (!plain.isEmpty()) {
      throw new IllegalArgumentException(
          "model '%s': settings must be of the form name=value, was '%s'"
              .formatted(text, plain.get(0)));
    }
    return requireNames(names);
  }

  /** Refuses names that are none of these. */
  SpecWords requireNames(String... names) {
    for (String name : named.keySet()) {
      if (!List.of(names).contains(name)) {
        throw new IllegalArgumentException(
            "model '%s': setting must be one of %s, was '%s'"
                .formatted(text, String.join(", ", names), name));
      }
    }
    return this;
  }
}
