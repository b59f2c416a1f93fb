package io.spectracast.cli;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Layer names cut to a column's width. */
final class ShortName {

  private static final String USUAL_END = ".weight";

  /** From its first letter on to the separator after it. */
  private static final Pattern LEADING_PART = Pattern.compile("(?<![^./])[^./\\d][^./]+(?=[./])");

  private ShortName() {}

  /**
   * The name without {@code .weight}, then with the leading parts between dots or slashes that are
   * no numbers shortened to their first letter, then with its middle left out, as far as needed:
   * {@code transformer.h.0.attn.c_proj.weight} becomes {@code t.h.0.attn.c_proj}.
   *
   * @param width at least 5
   */
  static String of(String name, int width) {
    String text =
        name.endsWith(USUAL_END) && name.length() > USUAL_END.length()
            ? name.substring(0, name.length() - USUAL_END.length())
            : name;
    Matcher part = LEADING_PART.matcher(text);
    int from = 0;
    while (text.length() > width && part.find(from)) {
      text = text.substring(0, part.start() + 1) + text.substring(part.end());
      from = part.start() + 1;
      part = LEADING_PART.matcher(text);
    }
    return text.length() <= width ? text : elided(text, width);
  }

  private static String elided(String text, int width) {
    int head = (width - 1) / 3;
    return text.substring(0, head) + "…" + text.substring(text.length() - (width - 1 - head));
  }
}
