package io.spectracast.cli;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Amounts of memory as Java's own options write them: 500m, 2g. */
final class MemorySize {

  private static final Pattern FORM = Pattern.compile("(\\d{1,9})([kmgt]?)(i?b)?");
  private static final String UNITS = "kmgt";

  private MemorySize() {}

  /** In bytes; a number without a unit is bytes too. */
  static long parse(String option, String text) {
    Matcher form = FORM.matcher(text.strip().toLowerCase(Locale.ROOT));
    long bytes = form.matches() ? bytes(form.group(1), form.group(2)) : 0;
    if (bytes < 1) {
      throw new InputException(
          "%s must be a size such as 500m or 2g, was '%s'".formatted(option, text));
    }
    return bytes;
  }

  private static long bytes(String number, String unit) {
    int power = unit.isEmpty() ? 0 : UNITS.indexOf(unit) + 1;
    return Long.parseLong(number) << 10 * power;
  }
}
