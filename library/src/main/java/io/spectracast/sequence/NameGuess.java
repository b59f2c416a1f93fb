package io.spectracast.sequence;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Guesses the pattern of checkpoints' names: most of them are alike but for numbers, and exactly
 * one whole number varies (or exactly one of those that do stands behind a word such as {@code
 * step}); what varies with decimals is a metric.
 */
final class NameGuess {

  private static final Pattern NUMBER = Pattern.compile("\\d+(?:\\.\\d+(?:[eE][-+]?\\d+)?)?");
  private static final Pattern ENDING =
      Pattern.compile(
          "\\.(safetensors|bin|pt|pth|th|tar|ckpt|gguf|onnx|h5|hdf5|keras|npz|npy)(\\.tar)?$");
  private static final Pattern LAST_WORD = Pattern.compile(".*?([A-Za-z_]+)[^A-Za-z]*$");
  private static final Set<String> STEPS =
      Set.of("step", "steps", "global_step", "globalstep", "iter", "iteration", "update");
  private static final Set<String> EPOCHS = Set.of("epoch", "epochs", "ep");

  private NameGuess() {}

  /** Names that are alike but for their numbers. */
  private static final class Family {
    final List<String> texts;
    final List<List<String>> numbers = new ArrayList<>();
    final List<String> names = new ArrayList<>();

    Family(List<String> texts) {
      this.texts = texts;
    }
  }

  /**
   * The pattern.
   *
   * @param names of files and folders that may be checkpoints
   * @throws IllegalArgumentException if there is none, with what was found
   */
  static NamePattern of(List<String> names) {
    Family family =
        families(names).stream()
            .max(Comparator.comparingInt(f -> f.names.size()))
            .filter(f -> f.names.size() > 1)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "names must be alike but for their steps, was %s"
                            .formatted(names.stream().limit(4).toList())));
    return NamePattern.parse(pattern(family));
  }

  private static List<Family> families(List<String> names) {
    Map<List<String>, Family> families = new LinkedHashMap<>();
    for (String name : names) {
      List<String> texts = new ArrayList<>();
      List<String> numbers = new ArrayList<>();
      cut(name, texts, numbers);
      if (!numbers.isEmpty()) {
        Family family = families.computeIfAbsent(texts, Family::new);
        family.numbers.add(numbers);
        family.names.add(name);
      }
    }
    return List.copyOf(families.values());
  }

  /** Into texts and the numbers between them; an ending such as .h5 is text. */
  private static void cut(String name, List<String> texts, List<String> numbers) {
    Matcher ending = ENDING.matcher(name);
    int stem = ending.find() ? ending.start() : name.length();
    Matcher number = NUMBER.matcher(name).region(0, stem);
    int end = 0;
    while (number.find()) {
      texts.add(name.substring(end, number.start()));
      numbers.add(number.group());
      end = number.end();
    }
    texts.add(name.substring(end));
  }

  private static String pattern(Family family) {
    List<Integer> whole = new ArrayList<>();
    List<Integer> decimal = new ArrayList<>();
    for (int j = 0; j < family.numbers.get(0).size(); j++) {
      Set<String> column = column(family, j);
      boolean decimals = column.stream().anyMatch(n -> n.contains("."));
      if (column.size() > 1) {
        (decimals ? decimal : whole).add(j);
      }
    }
    int step = step(family, whole);
    StringBuilder pattern = new StringBuilder();
    Set<String> used = new TreeSet<>();
    for (int j = 0; j < family.numbers.get(0).size(); j++) {
      pattern.append(family.texts.get(j));
      String word = word(family.texts.get(j));
      if (j == step) {
        pattern.append(EPOCHS.contains(word) ? "{epoch}" : "{step}");
      } else if (decimal.contains(j)) {
        String metric = word.isEmpty() || !used.add(word) ? "metric" + j : word;
        pattern.append('{').append(metric).append('}');
      } else {
        pattern.append(whole.contains(j) ? "*" : family.numbers.get(0).get(j));
      }
    }
    return pattern.append(family.texts.get(family.texts.size() - 1)).toString();
  }

  private static Set<String> column(Family family, int j) {
    Set<String> column = new TreeSet<>();
    family.numbers.forEach(numbers -> column.add(numbers.get(j)));
    return column;
  }

  private static int step(Family family, List<Integer> whole) {
    if (whole.size() == 1) {
      return whole.get(0);
    }
    List<Integer> named =
        whole.stream().filter(j -> STEPS.contains(word(family.texts.get(j)))).toList();
    if (named.size() == 1) {
      return named.get(0);
    }
    throw new IllegalArgumentException(
        "names must differ in one whole number, the step, was %d in such as '%s' and '%s'"
            .formatted(whole.size(), family.names.get(0), family.names.get(1)));
  }

  /** The word before a number, in lower case: {@code loss} of {@code -Loss-}. */
  private static String word(String before) {
    Matcher matcher = LAST_WORD.matcher(before);
    if (!matcher.matches()) {
      return "";
    }
    return matcher.group(1).toLowerCase(Locale.ROOT).replaceAll("^_+|_+$", "");
  }
}
