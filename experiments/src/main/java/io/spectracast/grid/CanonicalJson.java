package io.spectracast.grid;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Settings as JSON text that depends on their values alone: members in alphabetical order, no
 * spaces, doubles in Java's shortest decimal form.
 *
 * <p>In the manner of RFC 8785, but for the form of doubles.
 */
final class CanonicalJson {

  private static final int FIRST_PRINTABLE = 0x20;

  private CanonicalJson() {}

  /**
   * The text.
   *
   * @throws IllegalArgumentException if the settings are no record or hold something else than
   *     {@link Settings} allows
   */
  static String of(Settings settings) {
    return new TreeMap<>(components(settings))
        .entrySet().stream()
            .map(
                member -> quoted(member.getKey()) + ":" + value(member.getKey(), member.getValue()))
            .collect(Collectors.joining(",", "{", "}"));
  }

  /** The values by name, in the order in which the record declares them. */
  static Map<String, Object> components(Settings settings) {
    if (!settings.getClass().isRecord()) {
      throw new IllegalArgumentException("settings must be a record, was " + settings.getClass());
    }
    Map<String, Object> values = new LinkedHashMap<>();
    for (RecordComponent component : settings.getClass().getRecordComponents()) {
      values.put(component.getName(), read(component, settings));
    }
    return values;
  }

  private static Object read(RecordComponent component, Settings settings) {
    try {
      var accessor = component.getAccessor();
      accessor.setAccessible(true);
      return accessor.invoke(settings);
    } catch (ReflectiveOperationException e) {
      throw new IllegalArgumentException(
          "%s must be readable, was not".formatted(component.getName()), e);
    }
  }

  static String value(String name, Object value) {
    if (value instanceof String text) {
      return quoted(text);
    }
    if (value instanceof Enum<?> constant) {
      return quoted(constant.name());
    }
    if (value instanceof List<?> list) {
      return list.stream().map(v -> value(name, v)).collect(Collectors.joining(",", "[", "]"));
    }
    boolean whole = value instanceof Integer || value instanceof Long;
    boolean finite = value instanceof Double number && Double.isFinite(number);
    if (whole || finite || value instanceof Boolean) {
      return value.toString();
    }
    throw new IllegalArgumentException(
        "%s must be a string, a boolean, a finite number, an enum or a list of these, was %s"
            .formatted(name, value));
  }

  private static String quoted(String text) {
    return Arrays.stream(text.split(""))
        .map(CanonicalJson::escaped)
        .collect(Collectors.joining("", "\"", "\""));
  }

  private static String escaped(String character) {
    if (character.equals("\"") || character.equals("\\")) {
      return "\\" + character;
    }
    boolean control = !character.isEmpty() && character.charAt(0) < FIRST_PRINTABLE;
    return control ? "\\u%04x".formatted((int) character.charAt(0)) : character;
  }
}
